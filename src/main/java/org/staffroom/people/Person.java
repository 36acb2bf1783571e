package org.staffroom.people;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.shared.Refused;

/** Anybody known. Unclaimed until the e-mail is confirmed by signing in with it; then a member. */
@Entity
class Person {

    enum Standing {
        UNCLAIMED,
        MEMBER
    }

    enum Status {
        ACTIVE,
        SUSPENDED,
        ERASED
    }

    static final int LONGEST_NAME = 120;

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private @Nullable String email;
    private String name;
    private @Nullable String jobTitle;
    private @Nullable UUID organisationId;

    @Enumerated(EnumType.STRING)
    private Standing standing;

    @Enumerated(EnumType.STRING)
    private Status status;

    private boolean admin;
    private @Nullable Instant welcomedAt;
    private @Nullable String dietaryNeeds;
    private @Nullable String accessNeeds;
    private boolean news;
    private Instant createdAt;

    protected Person() {}

    PersonId id() {
        return new PersonId(id);
    }

    boolean isUnclaimed() {
        return standing == Standing.UNCLAIMED;
    }

    /** The e-mail was confirmed by signing in with it. */
    void claim() {
        standing = Standing.MEMBER;
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    /** Name and organisation as told at the first sign-in, or later on the profile page. */
    void introduce(String name, @Nullable String jobTitle, @Nullable OrganisationId organisation, Instant now) {
        this.name = tidy(name);
        this.jobTitle = blankToNull(jobTitle);
        this.organisationId = organisation == null ? null : organisation.value();
        if (welcomedAt == null) {
            welcomedAt = now;
        }
    }

    /**
     * A name without space at its ends and single spaces within.
     *
     * @throws Refused when it is empty or longer than 120 characters
     */
    static String tidy(String name) {
        var tidy = name.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        if (tidy.isEmpty() || tidy.length() > LONGEST_NAME) {
            throw new Refused("people.name.length", LONGEST_NAME);
        }
        return tidy;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
