package org.staffroom.proposals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.staffroom.people.Drafts;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody typed in the form of a proposal and has not sent. */
@Component
class KeptProposal {

    /** @param at when it was kept */
    record Kept(ProposalForm form, Instant at) {}

    private final Drafts drafts;
    private final JsonMapper mapper;

    KeptProposal(Drafts drafts, JsonMapper mapper) {
        this.drafts = drafts;
        this.mapper = mapper;
    }

    /** A new one, when there is anything in it to read. */
    Optional<Kept> find(PersonId person) {
        return drafts.find(person, Proposals.DRAFT)
                .map(draft -> new Kept(read(mapper.readTree(draft.body()), null), draft.changedAt()))
                .filter(kept -> !(ProposalForm.text(kept.form.title()) + ProposalForm.text(kept.form.abstractText()))
                        .isBlank());
    }

    /** One that was proposed, when what is kept is another. */
    Optional<Kept> find(PersonId person, ProposalId id, ProposalForm stored) {
        return drafts.find(person, Proposals.draftName(id))
                .map(draft -> new Kept(read(mapper.readTree(draft.body()), stored.version()), draft.changedAt()))
                .filter(kept -> !kept.form.says().equals(stored.says()));
    }

    /** Keeps a form that could not be sent where it should go; what is too large for it stays on the page alone. */
    void keep(PersonId person, ProposalForm form) {
        var fields = new LinkedHashMap<String, List<String>>();
        put(fields, "target", form.target());
        put(fields, "title", form.title());
        put(fields, "abstractText", form.abstractText());
        put(fields, "nature", form.nature());
        put(fields, "level", form.level());
        put(fields, "minutes", form.minutes());
        put(fields, "speakers", form.speakers());
        put(fields, "givenBefore", form.givenBefore());
        put(fields, "needs", form.needs());
        fields.put("topics", form.topics() == null ? List.of() : form.topics());
        try {
            drafts.save(person, Proposals.DRAFT, mapper.writeValueAsString(fields));
        } catch (Refused tooLarge) {
            // It is in the form that comes back.
        }
    }

    private static void put(LinkedHashMap<String, List<String>> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, List.of(value));
        }
    }

    void discard(PersonId person, String form) {
        drafts.discard(person, form);
    }

    private static ProposalForm read(JsonNode fields, @Nullable Integer version) {
        return new ProposalForm(
                UUID.randomUUID().toString(),
                text(fields, "target"),
                text(fields, "title"),
                text(fields, "abstractText"),
                choice(fields, "nature"),
                choice(fields, "level"),
                choice(fields, "minutes"),
                all(fields, "topics"),
                text(fields, "speakers"),
                text(fields, "givenBefore"),
                text(fields, "needs"),
                version);
    }

    private static List<String> all(JsonNode fields, String name) {
        var values = new ArrayList<String>();
        fields.path(name).forEach(value -> values.add(value.isString() ? value.stringValue() : ""));
        return values;
    }

    private static String text(JsonNode fields, String name) {
        var values = all(fields, name);
        return values.isEmpty() ? "" : values.get(0).replace("\r\n", "\n");
    }

    private static @Nullable String choice(JsonNode fields, String name) {
        var value = text(fields, name);
        return value.isEmpty() ? null : value;
    }
}
