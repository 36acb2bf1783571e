package org.staffroom.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/** Commands on people. */
@Service
@Transactional
public class People {

    private final PersonRepository people;
    private final JdbcClient jdbc;
    private final Clock clock;

    People(PersonRepository people, JdbcClient jdbc, Clock clock) {
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The person with this address, or a new unclaimed one: a guest speaker, a walk-in, a colleague brought along. Asked
     * twice at once for the same address, it answers with the same person.
     *
     * @param email null for somebody of whom only the name is known; such a person is always new
     * @throws Refused when the name is empty or the address is none
     */
    public PersonId named(String name, @Nullable String email, @Nullable OrganisationId organisation) {
        var tidy = Person.tidy(name);
        var address = email == null || email.isBlank() ? null : EmailAddress.required(email);
        return jdbc.sql("""
                        insert into person (id, name, email, organisation_id, standing, status, created_at)
                        values (:id, :name, :email, :organisation, 'UNCLAIMED', 'ACTIVE', :now)
                        on conflict (email) do nothing returning id
                        """)
                .param("id", PersonId.next().value())
                .param("name", tidy)
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

    private Person find(PersonId id) {
        return people.findById(id.value()).orElseThrow(NotFound::new);
    }

    /**
     * Whether the person gets mails other than those about their own place. Asked twice it is the same; nothing happens
     * for somebody who was erased.
     */
    public void wantNews(PersonId person, boolean news) {
        jdbc.sql("""
                        update person set news = :news, version = version + 1
                        where id = :id and status <> 'ERASED' and news <> :news
                        """).param("id", person.value()).param("news", news).update();
    }
}
