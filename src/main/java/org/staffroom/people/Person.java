package org.staffroom.people;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.organisations.OrganisationId;

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

    /** Somebody named by another person: a guest speaker, a walk-in, a colleague. */
    static Person named(String name, @Nullable String email, @Nullable OrganisationId organisation, Instant now) {
        var person = new Person();
        person.id = PersonId.next().value();
        person.name = name.strip();
        person.email = email == null ? null : normalised(email);
        person.organisationId = organisation == null ? null : organisation.value();
        person.standing = Standing.UNCLAIMED;
        person.status = Status.ACTIVE;
        person.news = true;
        person.createdAt = now;
        return person;
    }

    /** One form of every address: stripped, lower case. */
    static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

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
        this.name = name.strip();
        this.jobTitle = blankToNull(jobTitle);
        this.organisationId = organisation == null ? null : organisation.value();
        if (welcomedAt == null) {
            welcomedAt = now;
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
