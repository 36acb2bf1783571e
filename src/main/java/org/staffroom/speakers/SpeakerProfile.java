package org.staffroom.speakers;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.PersonId;

/** What a speaker says of themselves, under an address that stays when the words go. */
@Entity
class SpeakerProfile {

    @Id
    private UUID personId;

    @Version
    private @Nullable Integer version;

    private String slug;
    private String biography;
    private Instant changedAt;

    protected SpeakerProfile() {}

    static SpeakerProfile of(PersonId person, String slug) {
        var profile = new SpeakerProfile();
        profile.personId = person.value();
        profile.slug = slug;
        return profile;
    }

    /** No words: nothing is shown. */
    void tell(String words, Instant now) {
        biography = words.strip();
        changedAt = now;
    }

    int version() {
        return version == null ? 0 : version;
    }
}
