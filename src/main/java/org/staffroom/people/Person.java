package org.staffroom.people;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
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
    private Instant createdAt;
    private @Nullable Instant erasedAt;

    protected Person() {}

    PersonId id() {
        return new PersonId(id);
    }

    int version() {
        return version == null ? 0 : version;
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    boolean isUnclaimed() {
        return standing == Standing.UNCLAIMED;
    }

    boolean isAdmin() {
        return admin;
    }

    boolean isErased() {
        return status == Status.ERASED;
    }

    /** The e-mail was confirmed by signing in with it. */
    void claim() {
        standing = Standing.MEMBER;
    }

    /**
     * Name and work as told at the first sign-in, or later on the profile page.
     *
     * @throws Refused as {@link #told}
     */
    void introduce(String name, @Nullable String jobTitle, @Nullable OrganisationId organisation, Instant now) {
        this.name = told(name);
        worksAs(jobTitle, organisation);
        welcome(now);
    }

    boolean worksAt(OrganisationId organisation) {
        return organisation.value().equals(organisationId);
    }

    void rename(String name) {
        this.name = tidy(name);
    }

    void welcome(Instant now) {
        if (welcomedAt == null) {
            welcomedAt = now;
        }
    }

    void worksAs(@Nullable String jobTitle, @Nullable OrganisationId organisation) {
        this.jobTitle = blankToNull(jobTitle);
        this.organisationId = organisation == null ? null : organisation.value();
    }

    /** What is proposed when a place is taken. */
    void tellNeeds(@Nullable String dietary, @Nullable String access) {
        dietaryNeeds = blankToNull(dietary);
        accessNeeds = blankToNull(access);
    }

    void suspend() {
        if (admin) {
            throw new Refused("people.admin.suspend.is-admin");
        }
        if (status == Status.ACTIVE) {
            status = Status.SUSPENDED;
        }
    }

    void reinstate() {
        if (status == Status.SUSPENDED) {
            status = Status.ACTIVE;
        }
    }

    void makeAdmin() {
        if (standing != Standing.MEMBER || status != Status.ACTIVE) {
            throw new Refused("people.admin.only-members");
        }
        admin = true;
    }

    void unmakeAdmin() {
        admin = false;
    }

    boolean hasAddress(String address) {
        return address.equals(email);
    }

    /**
     * A member's e-mail is another from now on, and was confirmed.
     *
     * @return the one before
     */
    String moveTo(String address) {
        var before = Objects.requireNonNull(email);
        email = address;
        return before;
    }

    /**
     * Leaves nothing by which the person could be known. Called last, when nothing refers to them that should not.
     *
     * @return the e-mail there was
     */
    @Nullable
    String erase(Instant now) {
        var address = email;
        status = Status.ERASED;
        erasedAt = now;
        name = PersonalData.NAMELESS;
        email = null;
        worksAs(null, null);
        tellNeeds(null, null);
        welcomedAt = null;
        admin = false;
        return address;
    }

    /**
     * A name that somebody typed, {@link #tidy}.
     *
     * @throws Refused for a web address, too: it stands in mails to people who do not know who typed it
     */
    static String told(String name) {
        var tidy = tidy(name);
        var lower = tidy.toLowerCase(Locale.ROOT);
        if (lower.contains("://") || lower.contains("www.")) {
            throw new Refused("people.name.address");
        }
        return tidy;
    }

    /**
     * A name without space at its ends and single spaces within, and without what cannot be seen, such as what turns the
     * direction of letters; but for the joiners of Persian, Hindi and others.
     *
     * @throws Refused when it is empty or longer than 120 characters
     */
    static String tidy(String name) {
        var tidy = name.replaceAll("[\\s\\p{Z}\\p{Cntrl}]+", " ")
                .replaceAll("[\\p{C}&&[^\\u200C\\u200D\\p{Cs}]]", "")
                .replaceAll("^[ \\u200C\\u200D]+|[ \\u200C\\u200D]+$", "");
        if (tidy.isEmpty() || tidy.length() > LONGEST_NAME) {
            throw new Refused("people.name.length", LONGEST_NAME);
        }
        return tidy;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
