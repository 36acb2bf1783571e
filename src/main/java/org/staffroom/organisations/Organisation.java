package org.staffroom.organisations;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;

/** A school, a trust, a vendor or another body. Its name is its own: two cannot differ in letter case alone. */
@Entity
class Organisation {

    static final int LONGEST_NAME = 160;

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String name;

    @Enumerated(EnumType.STRING)
    private OrganisationKind kind;

    private @Nullable UUID trustId;
    private @Nullable String website;
    private Instant createdAt;
    private @Nullable Instant checkedAt;

    protected Organisation() {}

    /**
     * One form of every name: no space at the ends, single spaces within.
     *
     * @throws Refused when it is shorter than 2 or longer than 160 characters
     */
    static String tidy(String name) {
        var tidy = name.strip().replaceAll("\\s+", " ");
        if (Typed.letters(tidy) < 2 || tidy.length() > LONGEST_NAME) {
            throw new Refused("organisations.name-length", 2, LONGEST_NAME);
        }
        return tidy;
    }

    OrganisationId id() {
        return new OrganisationId(id);
    }

    int version() {
        return version == null ? 0 : version;
    }

    void describe(String name, OrganisationKind kind, @Nullable String website) {
        this.name = tidy(name);
        this.kind = kind;
        this.website = website == null || website.isBlank() ? null : website.strip();
        if (kind != OrganisationKind.SCHOOL) {
            trustId = null;
        }
    }

    /** Only a school belongs to a trust, and to nothing else. */
    void belongTo(@Nullable Organisation trust) {
        if (trust != null && kind != OrganisationKind.SCHOOL) {
            throw new Refused("organisations.trust.only-schools");
        }
        if (trust != null && trust.kind != OrganisationKind.TRUST) {
            throw new Refused("organisations.trust.not-a-trust");
        }
        trustId = trust == null ? null : trust.id;
    }

    boolean isTrust() {
        return kind == OrganisationKind.TRUST;
    }

    boolean isVendor() {
        return kind == OrganisationKind.VENDOR;
    }

    /** An admin has seen what it is. */
    void check(Instant now) {
        checkedAt = checkedAt == null ? now : checkedAt;
    }
}
