package org.staffroom.topicboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.staffroom.people.Drafts;
import org.staffroom.people.PersonId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A topic that somebody typed and did not put up, back in its form. */
@Component
class KeptTopic {

    private final Drafts drafts;
    private final JsonMapper mapper;

    KeptTopic(Drafts drafts, JsonMapper mapper) {
        this.drafts = drafts;
        this.mapper = mapper;
    }

    Optional<BoardForm> find(PersonId person) {
        return drafts.find(person, TopicBoard.DRAFT)
                .map(draft -> read(mapper.readTree(draft.body())))
                .filter(form -> !form.title().isEmpty() || !form.body().isEmpty());
    }

    private static BoardForm read(JsonNode fields) {
        return new BoardForm(
                first(fields, "kind"),
                first(fields, "title"),
                first(fields, "body"),
                first(fields, "region"),
                all(fields, "tags"),
                null);
    }

    private static String first(JsonNode fields, String name) {
        return all(fields, name).stream().findFirst().orElse("");
    }

    private static List<String> all(JsonNode fields, String name) {
        var values = new ArrayList<String>();
        fields.path(name).forEach(value -> {
            if (value.isString()) {
                values.add(value.stringValue());
            }
        });
        return values;
    }
}
