package org.staffroom.makethecase;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/** Commands on one's own case for a meeting: its words, and having them mailed to oneself. */
@Service
@Transactional
public class MakeTheCase {

    static final int MOST_MAILS = 10;

    private final CaseQueries queries;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MakeTheCase(CaseQueries queries, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.queries = queries;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps the words.
     *
     * @throws Refused when the meeting is over or cancelled
     * @throws StaleVersion when they were changed meanwhile, in another window
     */
    void write(CurrentPerson me, MeetingId meeting, CaseForm form) {
        requireOpen(meeting);
        lock(me);
        var known = queries.written(me.id(), meeting);
        if (known.isPresent() && known.get().saysTheSameAs(form)) {
            return;
        }
        StaleVersion.check(
                form.versionNumber(), known.map(CaseForm::versionNumber).orElse(0));
        jdbc.sql("""
                        insert into meeting_case (person_id, meeting_id, version, benefit, cost, cover, changed_at)
                        values (:person, :meeting, 1, :benefit, :cost, :cover, :now)
                        on conflict (person_id, meeting_id) do update set version = meeting_case.version + 1,
                            benefit = excluded.benefit, cost = excluded.cost, cover = excluded.cover,
                            changed_at = excluded.changed_at
                        """)
                .param("person", me.id().value())
                .param("meeting", meeting.value())
                .param("benefit", form.benefit())
                .param("cost", form.cost())
                .param("cover", form.cover())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * Mails it to the person, who passes it on. The same words go once.
     *
     * @throws Refused when they have gone already, nothing was written, the meeting is over, or it was done too often
     */
    void mail(CurrentPerson me, MeetingId meeting) {
        requireOpen(meeting);
        lock(me);
        var version = queries.written(me.id(), meeting)
                .map(CaseForm::versionNumber)
                .orElseThrow(() -> new Refused("case.refused.unsaved"));
        var mails = jdbc.sql("select mails from meeting_case where person_id = :person and meeting_id = :meeting")
                .param("person", me.id().value())
                .param("meeting", meeting.value())
                .query(Integer.class)
                .single();
        if (mails >= MOST_MAILS) {
            throw new Refused("case.refused.many", MOST_MAILS);
        }
        var sent = jdbc.sql("""
                        update meeting_case set mailed_version = version, mails = mails + 1
                        where person_id = :person and meeting_id = :meeting and mailed_version < version
                        """)
                .param("person", me.id().value())
                .param("meeting", meeting.value())
                .update();
        if (sent == 0) {
            throw new Refused("case.refused.sent");
        }
        events.publishEvent(new CaseMailed(me.id(), meeting, version));
    }

    private void requireOpen(MeetingId meeting) {
        if (!queries.of(meeting).open()) {
            throw new Refused("case.refused.over");
        }
    }

    private void lock(CurrentPerson me) {
        jdbc.sql("select id from person where id = ? for no key update")
                .param(me.id().value())
                .query((row, number) -> number)
                .single();
    }
}
