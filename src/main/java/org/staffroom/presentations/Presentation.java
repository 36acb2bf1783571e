package org.staffroom.presentations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionId;

/** A talk, independent of any meeting. Its speakers, topics and materials are rows of their own. */
@Entity
class Presentation {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String slug;
    private String title;

    @Column(name = "abstract")
    private String abstractText;

    @Enumerated(EnumType.STRING)
    private TalkKind kind;

    @Enumerated(EnumType.STRING)
    private @Nullable TalkNature nature;

    private @Nullable Integer minutes;

    @Enumerated(EnumType.STRING)
    private @Nullable TalkLevel level;

    /** Its ambassadors may edit the talk; none for one that was written down for no region in particular. */
    private @Nullable UUID regionId;

    private @Nullable UUID createdBy;
    private Instant createdAt;

    protected Presentation() {}

    /** A new talk, with the address it keeps. */
    static Presentation written(
            PresentationId id,
            PresentationDescription description,
            String slug,
            @Nullable RegionId region,
            PersonId by,
            Instant now) {
        var talk = new Presentation();
        talk.id = id.value();
        talk.slug = slug;
        talk.regionId = region == null ? null : region.value();
        talk.createdBy = by.value();
        talk.createdAt = now;
        talk.label(description.kind());
        talk.describe(description);
        return talk;
    }

    /** All but who speaks and whose talk it is. */
    void describe(PresentationDescription description) {
        title = description.title().strip().replaceAll("\\s+", " ");
        abstractText = description.abstractText().strip();
        nature = description.nature();
        minutes = description.minutes();
        level = description.level();
    }

    /** Says what its proposal says by now, and is kept by the region that takes it. Once a vendor's, it stays one. */
    void rewrite(PresentationDescription description, RegionId region) {
        describe(description);
        regionId = region.value();
        if (description.kind() == TalkKind.VENDOR) {
            label(TalkKind.VENDOR);
        }
    }

    /** Whose talk it is: said by organisers, never by a vendor. */
    void label(TalkKind kind) {
        this.kind = kind;
    }

    PresentationId id() {
        return new PresentationId(id);
    }

    int version() {
        return version == null ? 0 : version;
    }
}
