package org.staffroom.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.organisations.OrganisationKind;
import org.staffroom.organisations.Organisations;
import org.staffroom.people.ProfileController.ProfileForm;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/** Commands on people. */
@Service
@Transactional
public class People {

    private final PersonRepository people;
    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Devices devices;
    private final Sessions sessions;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    People(
            PersonRepository people,
            JdbcClient jdbc,
            Organisations organisations,
            Devices devices,
            Sessions sessions,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.events = events;
        this.devices = devices;
        this.sessions = sessions;
        this.organisations = organisations;
        this.audit = audit;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The person with this address, or a new unclaimed one: a guest speaker, a walk-in, a colleague brought along. Asked
     * twice at once for the same address, it answers with the same person.
     *
     * @param email null for somebody of whom only the name is known; such a person is always new
     * @throws Refused when the name is empty or holds a web address, or the address is none; nothing is written then, and the
     *     caller may go on
     */
    @Transactional(noRollbackFor = Refused.class)
    public PersonId named(String name, @Nullable String email, @Nullable OrganisationId organisation) {
        return find(
                Person.told(name),
                email == null || email.isBlank() ? null : EmailAddress.required(email),
                organisation);
    }

    private PersonId find(String name, @Nullable String address, @Nullable OrganisationId organisation) {
        return jdbc.sql("""
                        insert into person (id, name, email, organisation_id, standing, status, created_at)
                        values (:id, :name, :email, :organisation, 'UNCLAIMED', 'ACTIVE', :now)
                        on conflict (email) do nothing returning id
                        """)
                .param("id", PersonId.next().value())
                .param("name", name)
                .param("email", address)
                .param("organisation", organisation == null ? null : organisation.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional()
                .or(() -> jdbc.sql("select id from person where email = :email")
                        .param("email", address)
                        .query(UUID.class)
                        .optional())
                .map(PersonId::new)
                .orElseThrow();
    }

    /** Somebody of whom no address is known, such as a speaker of long ago. */
    public record Guest(String name, @Nullable OrganisationId organisation) {}

    private record Known(UUID id, String name, UUID organisation) {}

    /**
     * People of whom no address is known: for each the unclaimed person of this name and organisation, or a new one. Without
     * an organisation it is always a new one, for a name alone says little.
     *
     * @return their ids, in the same order
     * @throws Refused when a name is empty
     */
    public List<PersonId> guests(List<Guest> guests) {
        var names = guests.stream().map(guest -> Person.tidy(guest.name())).toList();
        var known = jdbc
                .sql("""
                        select id, lower(name) as name, organisation_id as organisation from person
                        where organisation_id = any (:organisations) and lower(name) = any (:names) and email is null
                            and standing = 'UNCLAIMED' and status = 'ACTIVE'
                        order by created_at, id
                        """)
                .param(
                        "organisations",
                        guests.stream()
                                .map(Guest::organisation)
                                .filter(Objects::nonNull)
                                .map(OrganisationId::value)
                                .distinct()
                                .toArray(UUID[]::new))
                .param(
                        "names",
                        names.stream()
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .query(Known.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        one -> List.of(one.name(), one.organisation()),
                        Known::id,
                        (first, later) -> first,
                        HashMap::new));
        var ids = new ArrayList<PersonId>();
        var fresh = new ArrayList<Integer>();
        for (var at = 0; at < guests.size(); at++) {
            var work = guests.get(at).organisation();
            var id = Ids.next();
            var same = work == null
                    ? null
                    : known.putIfAbsent(List.of(names.get(at).toLowerCase(Locale.ROOT), work.value()), id);
            ids.add(new PersonId(same == null ? id : same));
            if (same == null) {
                fresh.add(at);
            }
        }
        jdbc.sql("""
                        insert into person (id, name, organisation_id, standing, status, created_at)
                        select id, name, organisation, 'UNCLAIMED', 'ACTIVE', :now
                        from unnest(:ids, :names, :organisations) as guest (id, name, organisation)
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("ids", fresh.stream().map(at -> ids.get(at).value()).toArray(UUID[]::new))
                .param("names", fresh.stream().map(names::get).toArray(String[]::new))
                .param(
                        "organisations",
                        fresh.stream()
                                .map(at -> guests.get(at).organisation())
                                .map(work -> work == null ? null : work.value())
                                .toArray(UUID[]::new))
                .update();
        return ids;
    }

    /** Forgets people who were written down by mistake: nobody claimed them and nothing refers to them. */
    public void takeBack(List<UUID> ids) {
        jdbc.sql("delete from person where id = any (:ids) and standing = 'UNCLAIMED'")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /**
     * Somebody showed that this address is theirs: the person who has it, or a new one. An unclaimed person becomes a
     * member. Asked twice at once for a new address, it makes one person.
     *
     * @return empty when the person is suspended
     */
    Optional<PersonId> confirm(String email) {
        var id = find(Person.tidy(placeholder(email)), EmailAddress.required(email), null);
        var person = lock(id);
        if (!person.isActive()) {
            return Optional.empty();
        }
        if (person.isUnclaimed()) {
            person.claim();
            audit.record(id.value(), "joined", "person", id.value());
        }
        audit.record(id.value(), "signed-in", "person", id.value());
        return Optional.of(id);
    }

    /** A person tells name and work; an organisation not known yet is taken for a school. */
    void introduce(PersonId id, String name, @Nullable String jobTitle, String organisation) {
        var person = lock(id);
        var employer = organisations.named(organisation, OrganisationKind.SCHOOL);
        var stays = person.worksAt(employer);
        person.introduce(name, jobTitle, employer, clock.instant());
        tell(person, stays);
    }

    /** @throws StaleVersion when the person changed it elsewhere meanwhile */
    void edit(PersonId id, ProfileForm form) {
        var person = lock(id);
        StaleVersion.check(form.version(), person.version());
        var employer = organisations.named(form.organisation(), OrganisationKind.SCHOOL);
        var stays = person.worksAt(employer);
        person.introduce(form.name(), form.jobTitle(), employer, clock.instant());
        person.tellNeeds(form.dietary(), form.access());
        tell(person, stays);
    }

    private void tell(Person person, boolean stays) {
        if (!stays) {
            people.flush();
            events.publishEvent(new EmployerChanged(person.id()));
        }
    }

    /** Ends every session and forgets every device. */
    void signOutEverywhere(PersonId id) {
        devices.forgetAll(id);
        sessions.endAll(id);
        audit.record(id.value(), "signed-out-everywhere", "person", id.value());
    }

    /**
     * Ends everything this person may do, at once.
     *
     * @throws Refused for oneself and for admins
     */
    void suspend(CurrentPerson admin, PersonId id) {
        requireAdmin(admin);
        if (admin.id().equals(id)) {
            throw new Refused("people.admin.suspend.oneself");
        }
        lock(id).suspend();
        people.flush();
        devices.forgetAll(id);
        sessions.endAll(id);
        audit.record(admin.id().value(), "suspended", "person", id.value());
        events.publishEvent(new PersonSuspended(id));
    }

    void reinstate(CurrentPerson admin, PersonId id) {
        requireAdmin(admin);
        lock(id).reinstate();
        audit.record(admin.id().value(), "reinstated", "person", id.value());
    }

    /** @throws Refused for people who are not active members */
    void makeAdmin(CurrentPerson admin, PersonId id) {
        requireAdmin(admin);
        lock(id).makeAdmin();
        audit.record(admin.id().value(), "made-admin", "person", id.value());
    }

    /** @throws Refused for the last admin */
    void unmakeAdmin(CurrentPerson admin, PersonId id) {
        requireAdmin(admin);
        // All of them in one order: two admins who unmake each other at once wait for one another.
        var admins = people.lockAdmins();
        if (admins.size() == 1 && admins.get(0).id().equals(id)) {
            throw new Refused("people.admin.last");
        }
        lock(id).unmakeAdmin();
        audit.record(admin.id().value(), "unmade-admin", "person", id.value());
    }

    private static void requireAdmin(CurrentPerson person) {
        if (!person.admin()) {
            throw new NotFound();
        }
    }

    /** Whoever holds the link of the first admin, with name and address. */
    PersonId makeFirstAdmin(String name, String email) {
        var id = confirm(EmailAddress.required(email)).orElseThrow(() -> new Refused("people.code.suspended"));
        var person = find(id);
        person.rename(name);
        person.welcome(clock.instant());
        person.makeAdmin();
        audit.record(id.value(), "became-first-admin", "person", id.value());
        return id;
    }

    /** Until a new person has told the name, the next page after signing in. */
    private static String placeholder(String email) {
        var local = email.substring(0, email.indexOf('@'));
        return local.substring(0, Math.min(local.length(), Person.LONGEST_NAME));
    }

    /** The work of somebody named. */
    void describe(PersonId id, String jobTitle, OrganisationId organisation) {
        find(id).worksAs(jobTitle, organisation);
    }

    /** Makes somebody named a member who has signed in and told of himself: for the demonstration. */
    void settle(PersonId id, @Nullable String dietary, @Nullable String access, boolean admin) {
        var person = find(id);
        person.claim();
        person.welcome(clock.instant());
        person.tellNeeds(dietary, access);
        if (admin) {
            person.makeAdmin();
        }
    }

    /** Whoever was erased is not found again. */
    private Person lock(PersonId id) {
        return people.lockById(id.value()).filter(person -> !person.isErased()).orElseThrow(NotFound::new);
    }

    private Person find(PersonId id) {
        return people.findById(id.value()).filter(person -> !person.isErased()).orElseThrow(NotFound::new);
    }

    /**
     * Whether the person is written to about this. Asked twice it is the same; nothing happens for somebody who was
     * erased.
     */
    public void wantNews(PersonId person, NewsKind kind, boolean wanted) {
        if (wanted) {
            jdbc.sql("delete from news_stopped where person_id = ? and kind = ?")
                    .params(person.value(), kind.name())
                    .update();
            return;
        }
        jdbc.sql("""
                        insert into news_stopped (person_id, kind, stopped_at)
                        select id, :kind, :now from person where id = :person and status <> 'ERASED'
                        on conflict do nothing
                        """)
                .param("person", person.value())
                .param("kind", kind.name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
