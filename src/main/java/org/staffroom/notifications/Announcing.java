package org.staffroom.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.Drafts;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionRow;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/** What ambassadors write to those who follow their region and wish to hear of it. */
@Service
@Transactional
class Announcing {

    private static final String FOLLOWERS = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name) as own
            from region_follower f join person p on p.id = f.person_id
            where f.region_id = :region and p.standing = 'MEMBER' and p.status = 'ACTIVE' and p.email is not null
              and not exists (select 1 from news_stopped n where n.person_id = p.id and n.kind = 'ANNOUNCEMENTS')
            """;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final RegionAccess access;
    private final Drafts drafts;
    private final Audit audit;
    private final Clock clock;

    Announcing(JdbcClient jdbc, Outbox outbox, RegionAccess access, Drafts drafts, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.access = access;
        this.drafts = drafts;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was sent before. */
    record Sent(String subject, String body, String author, Instant sentAt, int recipients) {}

    int recipients(RegionRow region) {
        return jdbc.sql("select count(*) from (" + FOLLOWERS + ") f")
                .param("region", region.id().value())
                .query(Integer.class)
                .single();
    }

    List<Sent> earlier(RegionRow region) {
        return jdbc.sql("""
                        select a.subject, a.body, p.name, a.sent_at, a.recipients
                        from announcement a join person p on p.id = a.written_by
                        where a.region_id = ? order by a.sent_at desc limit 20
                        """)
                .param(region.id().value())
                .query((row, number) -> new Sent(
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("name"),
                        row.getTimestamp("sent_at").toInstant(),
                        row.getInt("recipients")))
                .list();
    }

    /** The name under which is kept what is typed. */
    static String draft(RegionRow region) {
        return "announcement:" + region.id();
    }

    /** As the mail will say it. */
    static Facts facts(CurrentPerson author, RegionRow region, AnnouncementForm form) {
        return Facts.none().written(form.subject(), form.body(), author.name(), region.name());
    }

    /**
     * Queues it for everybody who is there to read it.
     *
     * @return to how many
     * @throws NotFound for whoever does not run the region
     * @throws Refused when it was sent already, or the region is archived
     */
    int send(CurrentPerson me, RegionRow region, AnnouncementForm form) {
        access.require(me, region.id());
        if (region.archived()) {
            throw new Refused("notifications.announce.archived");
        }
        // First of all, and in the way of whoever presses at the same moment.
        var first = jdbc.sql("""
                        insert into announcement (id, region_id, subject, body, written_by, sent_at, recipients)
                        values (?, ?, ?, ?, ?, ?, 0) on conflict (id) do nothing
                        """)
                        .params(
                                form.id(),
                                region.id().value(),
                                form.subject(),
                                form.body(),
                                me.id().value(),
                                Timestamp.from(clock.instant()))
                        .update()
                == 1;
        if (!first) {
            throw new Refused("notifications.announce.twice");
        }
        drafts.discard(me.id(), draft(region));
        var recipients = outbox.to(
                Template.ANNOUNCEMENT,
                FOLLOWERS,
                Map.of("region", region.id().value()),
                facts(me, region, form),
                form.id().toString());
        jdbc.sql("update announcement set recipients = ? where id = ?")
                .params(recipients, form.id())
                .update();
        audit.record(me.id().value(), "announced", "region", region.id().value());
        return recipients;
    }
}
