package org.staffroom.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
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

    private static final int MOST_ASKED = 200;

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    /**
     * What somebody follows through a region comes ahead of what they follow through a topic alone. Whoever has this week's is
     * left out first of all: it is asked again and again for two days.
     */
    private static final String READERS = """
            with item as (
                select * from jsonb_to_recordset(cast(:items as jsonb))
                    as i (heading text, position int, regions uuid[], topics uuid[], line jsonb, told text)),
            waiting as (
                select p.id from person p
                where p.standing = 'MEMBER' and p.status = 'ACTIVE' and p.email is not null
                  and not exists (select 1 from news_stopped n where n.person_id = p.id and n.kind = 'DIGEST')
                  and not exists (
                    select 1 from delivery d where d.once = concat_ws(':', :template, :happening, cast(p.id as text)))),
            follow as (
                select f.person_id, i.position, 0 as through, r.name
                from item i join region_follower f on f.region_id = any(i.regions) and f.person_id in (select id from waiting)
                join region r on r.id = f.region_id
                union
                select f.person_id, i.position, 1, t.name
                from item i join topic_follower f on f.topic_id = any(i.topics) and f.person_id in (select id from waiting)
                join topic t on t.id = f.topic_id),
            reader as (
                select person_id, position, min(through) as through,
                       replace(cast(:why as text), '#', string_agg(name, ', ' order by through, name)) as why
                from follow f where not exists (
                    select 1 from item i join delivery d on d.once = i.told || ':' || f.person_id where i.position = f.position)
                group by person_id, position),
            section as (
                select r.person_id, min(i.position) as position, jsonb_build_object(
                    'heading', i.heading, 'lines', jsonb_agg(
                        i.line || jsonb_build_object('detail', i.line ->> 'detail' || ' · ' || r.why)
                        order by r.through, i.position)) as section
                from reader r join item i on i.position = r.position group by r.person_id, i.heading)
            select p.id as person_id, p.email, jsonb_build_object(
                'name', p.name, 'sections', jsonb_agg(s.section order by s.position)) as own
            from section s join person p on p.id = s.person_id
            group by p.id
            """;

    /** The topics of the talks of a meeting m. */
    private static final String TOPICS = """
            array(select distinct pt.topic_id from agenda_item i
                  join presentation_topic pt on pt.presentation_id = i.presentation_id where i.meeting_id = m.id)
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

    /**
     * Something new, as one line, and of which regions and topics it is.
     *
     * @param told the beginning of the key of mails that told of it already; null when none did
     */
    private record Item(
            String heading,
            int position,
            List<UUID> regions,
            List<UUID> topics,
            Line line,
            @Nullable String told) {

        Item told(String key) {
            return new Item(heading, position, regions, topics, line, key);
        }
    }

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
        talks(at(monday.minusDays(7)), at(monday), items);
        asked(at(monday.minusDays(7)), at(monday), items);
        return items.isEmpty()
                ? 0
                : outbox.to(
                        Template.DIGEST,
                        READERS,
                        Map.of("items", json.writeValueAsString(items), "why", word("you-follow", "#")),
                        Facts.none(),
                        monday.toString());
    }

    private Instant at(LocalDate day) {
        return day.atTime(MORNING).atZone(network.zone()).toInstant();
    }

    /** A region that joined a published meeting has it as new when it joined. */
    private void meetings(Instant from, Instant until, List<Item> items) {
        jdbc.sql("""
                        select m.slug, m.title, m.starts_at, m.zone, v.town, r.name as region,
                               array(select h.region_id from (
                                   select m.region_id, m.published_at as since
                                   union all
                                   select c.region_id, greatest(m.published_at, c.accepted_at) from meeting_co_host c
                                   where c.meeting_id = m.id and c.accepted_at is not null) h
                                   where h.since >= :from and h.since < :until) as regions,
                               case when m.published_at >= :from and m.published_at < :until then %s else '{}' end as topics
                        from meeting m join region r on r.id = m.region_id
                        left join venue v on v.id = m.venue_id and m.format <> 'ONLINE'
                        where m.status = 'PUBLISHED' and m.published_at < :until and m.starts_at > :now
                          and (m.published_at >= :from or exists (
                              select 1 from meeting_co_host c where c.meeting_id = m.id
                                and c.accepted_at >= :from and c.accepted_at < :until))
                        order by m.starts_at, m.id
                        """.formatted(TOPICS))
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    var day = dates.day(row.getTimestamp("starts_at").toInstant(), ZoneId.of(row.getString("zone")));
                    items.add(item(
                            "new-meetings",
                            row,
                            items,
                            word("meeting", day, place(row.getString("town"), row.getString("region"))),
                            "/meetings/" + row.getString("slug")));
                });
    }

    private Item item(String heading, ResultSet row, List<Item> items, String detail, String path) throws SQLException {
        return new Item(
                word(heading),
                items.size(),
                List.of((UUID[]) row.getArray("regions").getArray()),
                List.of((UUID[]) row.getArray("topics").getArray()),
                new Line(row.getString("title"), detail, path),
                null);
    }

    private static String place(@Nullable String town, String region) {
        return town == null ? region : town;
    }

    private void writeUps(Instant from, Instant until, List<Item> items) {
        jdbc.sql("""
                        select w.id, w.slug, w.title, a.name as author, m.title as meeting, %s as topics,
                               array(select m.region_id union select c.region_id from meeting_co_host c
                                     where c.meeting_id = m.id and c.accepted_at is not null) as regions
                        from write_up w join person a on a.id = w.author_id join meeting m on m.id = w.meeting_id
                        where w.status = 'PUBLISHED' and w.published_at >= :from and w.published_at < :until
                        order by w.published_at, w.id
                        """.formatted(TOPICS))
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(row -> {
                    items.add(item(
                                    "new-write-ups",
                                    row,
                                    items,
                                    word("meeting", word("by", row.getString("author")), row.getString("meeting")),
                                    "/write-ups/" + row.getString("slug"))
                            .told(Template.WRITE_UP_PUBLISHED.key() + ":" + row.getString("id")));
                });
    }

    /** On agendas of meetings that were published: for those who follow what the talk is about; the region has its meeting. */
    private void talks(Instant from, Instant until, List<Item> items) {
        jdbc.sql("""
                        select distinct on (m.starts_at, t.id) t.slug, m.title as meeting, m.starts_at,
                               case when t.kind = 'VENDOR' then :vendor else '' end || t.title as title,
                               (select string_agg(p.name, ', ' order by s.position)
                                from presentation_speaker s join person p on p.id = s.person_id
                                where s.presentation_id = t.id) as speakers,
                               array[]::uuid[] as regions,
                               array(select pt.topic_id from presentation_topic pt where pt.presentation_id = t.id) as topics
                        from meeting m join agenda_item i on i.meeting_id = m.id join presentation t on t.id = i.presentation_id
                        where m.status = 'PUBLISHED' and m.published_at >= :from and m.published_at < :until and m.starts_at > :now
                        order by m.starts_at, t.id
                        """)
                .param("vendor", word("vendor", ""))
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    var speakers = row.getString("speakers");
                    items.add(item(
                            "new-talks",
                            row,
                            items,
                            speakers == null
                                    ? row.getString("meeting")
                                    : word("meeting", word("by", speakers), row.getString("meeting")),
                            "/presentations/" + row.getString("slug")));
                });
    }

    /** What was put up on the topic board, and not who did. */
    private void asked(Instant from, Instant until, List<Item> items) {
        jdbc.sql("""
                        select t.id, t.title, t.votes, case when t.region_id is null then '{}' else array[t.region_id] end as regions,
                               array(select g.topic_id from board_tag g where g.board_topic_id = t.id) as topics
                        from board_topic t
                        where t.status = 'OPEN' and t.created_at >= :from and t.created_at < :until
                        order by t.votes desc, t.created_at, t.id limit :most
                        """)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("most", MOST_ASKED)
                .query(row -> {
                    items.add(item(
                            "new-topics",
                            row,
                            items,
                            word("votes", row.getInt("votes")),
                            "/board/" + row.getString("id")));
                });
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage("mail.list." + key, arguments, Locale.UK);
    }
}
