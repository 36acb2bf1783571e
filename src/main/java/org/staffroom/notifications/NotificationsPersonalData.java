package org.staffroom.notifications;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.Held.Fate;
import org.staffroom.people.PersonalData;

/** Mails to a person, sent or waiting; and names of speakers and authors in mails to others. */
@Component
class NotificationsPersonalData implements PersonalData {

    private static final String THEIRS =
            "(person_id = :person or email = (select email from person where id = :person))";

    @Override
    public List<Held> held() {
        return List.of(
                new Held(
                        "mails",
                        "delivery.person_id",
                        Fate.GOES,
                        "select template, email, facts, status, problem, created_at, finished_at from delivery where "
                                + THEIRS + " order by created_at",
                        "delete from delivery where " + THEIRS),
                Held.stays("announcements", "announcement.written_by", """
                        select r.name as region, a.subject, a.body, a.sent_at
                        from announcement a join region r on r.id = a.region_id
                        where a.written_by = :person order by a.sent_at
                        """));
    }

    @Override
    public List<String> mentions() {
        return List.of("delivery.facts");
    }
}
