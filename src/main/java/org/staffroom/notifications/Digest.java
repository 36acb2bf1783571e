package org.staffroom.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.notifications.Facts.Line;
import org.staffroom.shared.Dates;
import org.staffroom.shared.DemoLoading;
import org.staffroom.shared.Network;
import tools.jackson.databind.json.JsonMapper;

/**
 * On Mondays at eight: what came up in the seven days before, to those who follow its region or one of its topics. Who has
 * nothing to be told gets nothing.
 */
@Component
class Digest {

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private static final String READERS = """
            with item as (
                select * from jsonb_to_recordset(cast(:items as jsonb))
                    as i (heading text, meeting uuid, position int, line jsonb)),
            reader as (
                select f.person_id, i.heading, i.position, i.line
                from item i join meeting m on m.id = i.meeting
                join region_follower f on f.region_id = m.region_id or f.region_id in (
                    select c.region_id from meeting_co_host c where c.meeting_id = m.id and c.accepted_at is not null)
                union
                select f.person_id, i.heading, i.position, i.line
                from item i join agenda_item a on a.meeting_id = i.meeting
                join presentation_topic t on t.presentation_id = a.presentation_id
                join topic_follower f on f.topic_id = t.topic_id),
            section as (
                select person_id, min(position) as position, jsonb_build_object(
                    'heading', heading, 'lines', jsonb_agg(line order by position)) as section
                from reader group by person_id, heading)
            select p.id as person_id, p.email, jsonb_build_object(
                'name', p.name, 'sections', jsonb_agg(s.section order by s.position)) as own
            from section s join person p on p.id = s.person_id
            where p.standing = 'MEMBER' and p.status = 'ACTIVE' and p.email is not null
              and not exists (select 1 from news_stopped n where n.person_id = p.id and n.kind = 'DIGEST')
            group by p.id
            """;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final MessageSource messages;
    private final JsonMapper json;
    private final Network network;
    private final DemoLoading demo;
    private final Dates dates;
    private final Clock clock;

    Digest(
            JdbcClient jdbc,
            Outbox outbox,
            MessageSource messages,
            JsonMapper json,
            Network network,
            DemoLoading demo,
            Dates dates,
            Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.messages = messages;
        this.json = json;
        this.network = network;
        this.demo = demo;
        this.dates = dates;
        this.clock = clock;
    }

    /** Something new, as one line; the meeting says who follows it. */
    private record Item(String heading, UUID meeting, int position, Line line) {}

    /** Queues this week's when it is time; asked again, it queues nothing twice. */
    @Transactional
    public int queue() {
        var monday = dates.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var now = clock.instant();
        // Not after Tuesday: old news can wait for the next Monday, on which it is still within its week or is no news.
        if (demo.active() || now.isBefore(at(monday)) || !now.isBefore(at(monday.plusDays(2)))) {
            return 0;
        }
        var items = new ArrayList<Item>();
        meetings(at(monday.minusDays(7)), at(monday), items);
        writeUps(at(monday.minusDays(7)), at(monday), items);
        return items.isEmpty()
                ? 0
                : outbox.to(
                        Template.DIGEST,
                        READERS,
                        Map.of("items", json.writeValueAsString(items)),
                        Facts.none(),
                        monday.toString());
    }

    private Instant at(LocalDate day) {
        return day.atTime(MORNING).atZone(network.zone()).toInstant();
    }

    private void meetings(Instant from, Instant until, List<Item> items) {
        jdbc.sql("""
                        select m.id, m.slug, m.title, m.starts_at, m.zone, v.town, r.name as region
                        from meeting m join region r on r.id = m.region_id
                        left join venue v on v.id = m.venue_id and m.format <> 'ONLINE'
                        where m.status = 'PUBLISHED' and m.published_at >= :from and m.published_at < :until
                          and m.starts_at > :now
                        order by m.starts_at, m.id
                        """)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    var day = dates.day(row.getTimestamp("starts_at").toInstant(), ZoneId.of(row.getString("zone")));
                    items.add(new Item(
                            word("new-meetings"),
                            row.getObject("id", UUID.class),
                            items.size(),
                            new Line(
                                    row.getString("title"),
                                    word("meeting", day, place(row.getString("town"), row.getString("region"))),
                                    "/meetings/" + row.getString("slug"))));
                });
    }

    private static String place(@Nullable String town, String region) {
        return town == null ? region : town;
    }

    private void writeUps(Instant from, Instant until, List<Item> items) {
        jdbc.sql("""
                        select w.meeting_id, w.slug, w.title, a.name as author, m.title as meeting
                        from write_up w join person a on a.id = w.author_id join meeting m on m.id = w.meeting_id
                        where w.status = 'PUBLISHED' and w.published_at >= :from and w.published_at < :until
                        order by w.published_at, w.id
                        """)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(row -> {
                    items.add(new Item(
                            word("new-write-ups"),
                            row.getObject("meeting_id", UUID.class),
                            items.size(),
                            new Line(
                                    row.getString("title"),
                                    word("meeting", word("by", row.getString("author")), row.getString("meeting")),
                                    "/write-ups/" + row.getString("slug"))));
                });
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage("mail.list." + key, arguments, Locale.UK);
    }
}
