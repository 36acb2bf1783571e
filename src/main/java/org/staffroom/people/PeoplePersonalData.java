package org.staffroom.people;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held.Fate;

/**
 * The person's own row, where they are signed in, and what they began to type: what is named first. The row is erased by
 * {@link Erasure}.
 */
@Component
@Order(-1)
class PeoplePersonalData implements PersonalData {

    private static final String ADDRESS = "(select email from person where id = :person)";

    private final Sessions sessions;

    PeoplePersonalData(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Held> held() {
        return List.of(
                new Held("profile", "person.id", Fate.GOES, """
                        select p.name, p.email, p.job_title, o.name as organisation, p.dietary_needs, p.access_needs,
                            p.standing, p.status, p.admin, p.created_at, p.welcomed_at
                        from person p left join organisation o on o.id = p.organisation_id
                        where p.id = :person and p.status <> 'ERASED'
                        """, null),
                Held.goes(
                        "mails_stopped",
                        "news_stopped.person_id",
                        "select kind, stopped_at from news_stopped where person_id = :person order by stopped_at"),
                Held.goes("devices", "device.person_id", """
                        select described, created_at, used_at, expires_at from device
                        where person_id = :person order by created_at
                        """),
                new Held("sessions", "spring_session.principal_name", Fate.GOES, """
                        select to_timestamp(creation_time / 1000.0) as began_at,
                            to_timestamp(last_access_time / 1000.0) as used_at
                        from spring_session where principal_name = cast(:person as text) order by creation_time
                        """, null),
                new Held(
                        "sign_ins",
                        "sign_in_challenge.email",
                        Fate.GOES,
                        """
                        select email, continue_to, created_at, used_at from sign_in_challenge where email = %s
                        order by created_at
                        """.formatted(ADDRESS),
                        "delete from sign_in_challenge where email = " + ADDRESS),
                Held.goes(
                        "email_changes",
                        "email_change.person_id",
                        "select email, created_at from email_change where person_id = :person order by created_at"),
                Held.goes(
                        "admin_links",
                        "admin_link.person_id",
                        "select created_at, expires_at, used_at from admin_link where person_id = :person"),
                Held.goes(
                        "drafts",
                        "draft.person_id",
                        "select form, body, changed_at from draft where person_id = :person order by changed_at"),
                Held.stays("audit", "audit.actor_id", """
                        select at, action, subject, actor_id = :person as by_you from audit
                        where actor_id = :person or (subject = 'person' and subject_id = :person) order by id
                        """));
    }

    @Override
    public void forget(PersonId person) {
        sessions.endAll(person);
    }
}
