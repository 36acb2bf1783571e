package org.staffroom.writeups;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.staffroom.people.Drafts;
import org.staffroom.people.PersonId;
import org.staffroom.writeups.WriteUpForm.Photo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody typed in the editor and did not send, put back into its form. */
@Component
class KeptTyping {

    private static final Pattern PHOTO = Pattern.compile("photos\\[([0-9a-f-]{36})]\\.alternative");

    /** @param at when it was kept */
    record Kept(WriteUpForm form, Instant at) {}

    private final Drafts drafts;
    private final JsonMapper mapper;

    KeptTyping(Drafts drafts, JsonMapper mapper) {
        this.drafts = drafts;
        this.mapper = mapper;
    }

    /** When it is another than what is stored: on the version on which it was typed, so that what came since is not lost. */
    Optional<Kept> find(PersonId person, WriteUpId id, WriteUpForm stored) {
        return drafts.find(person, WriteUps.draftName(id))
                .map(draft -> new Kept(read(mapper.readTree(draft.body()), stored), draft.changedAt()))
                .filter(kept -> !kept.form.equals(stored));
    }

    private static WriteUpForm read(JsonNode fields, WriteUpForm stored) {
        var photos = new LinkedHashMap<String, Photo>();
        fields.propertyNames().forEach(name -> {
            var photo = PHOTO.matcher(name);
            if (photo.matches()) {
                var key = photo.group(1);
                photos.put(
                        key,
                        new Photo(first(fields, name, ""), first(fields, "photos[" + key + "].caption", ""), null));
            }
        });
        return new WriteUpForm(
                first(fields, "version", stored.version()),
                first(fields, "title", stored.title()),
                first(fields, "summary", stored.summary()),
                first(fields, "body", stored.body()),
                first(fields, "discussed", stored.discussed()),
                first(fields, "takeaways", stored.takeaways()),
                first(fields, "firstPublishedOn", stored.firstPublishedOn()),
                first(fields, "canonicalUrl", stored.canonicalUrl()),
                "",
                "",
                photos.isEmpty() ? null : photos,
                null,
                null);
    }

    private static String first(JsonNode fields, String name, @Nullable String otherwise) {
        var values = fields.path(name);
        var value = values.isArray() ? values.path(0) : values;
        return value.isString() ? value.stringValue().replace("\r\n", "\n") : otherwise == null ? "" : otherwise;
    }
}
