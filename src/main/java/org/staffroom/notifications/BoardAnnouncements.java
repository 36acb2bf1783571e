package org.staffroom.notifications;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingPublished;
import org.staffroom.notifications.Facts.Line;
import org.staffroom.notifications.Facts.Section;
import org.staffroom.shared.Dates;
import org.staffroom.shared.DemoLoading;
import org.staffroom.shared.Words;
import org.staffroom.topicboard.BoardTopicHidden;
import org.staffroom.topicboard.BoardTopicPlanned;
import tools.jackson.databind.json.JsonMapper;

/** Tells members what came of their topics; {@link Announcements} says when it listens. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BoardAnnouncements {

    /** Who asked for something that is on the agenda, one mail each with all of it. */
    private static final String ASKED = """
            with asked as (
                select distinct t.id, t.title, t.votes, p.person_id
                from board_planned d join board_topic t on t.id = d.board_topic_id and t.status = 'OPEN'
                cross join lateral (
                    select t.author_id as person_id
                    union
                    select v.person_id from board_vote v where v.board_topic_id = t.id) p
                where d.meeting_id = :meeting and (cast(:topic as uuid) is null or t.id = cast(:topic as uuid)))
            select p.id as person_id, p.email, jsonb_build_object('name', p.name, 'sections', cast(:about as jsonb)
                || jsonb_build_array(jsonb_build_object('heading', cast(:heading as text), 'lines',
                    jsonb_agg(jsonb_build_object('text', a.title, 'path', '/board/' || a.id) order by a.votes desc, a.id)))) as own
            from asked a join person p on p.id = a.person_id
            where p.standing = 'MEMBER' and p.status = 'ACTIVE' and p.email is not null and p.id <> :by
              and not exists (select 1 from news_stopped n where n.person_id = p.id and n.kind = 'BOARD')
            group by p.id
            """;

    private static final String AUTHOR = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name) as own
            from board_topic t join person p on p.id = t.author_id
            where t.id = :topic and p.status = 'ACTIVE' and p.email is not null
            """;

    /** Nobody's id: all of them are told. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final JsonMapper json;
    private final Words words;
    private final DemoLoading demo;
    private final Dates dates;

    BoardAnnouncements(
            Outbox outbox,
            JdbcClient jdbc,
            EntityManager entities,
            JsonMapper json,
            Words words,
            DemoLoading demo,
            Dates dates) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.entities = entities;
        this.json = json;
        this.words = words;
        this.demo = demo;
        this.dates = dates;
    }

    private record About(
            @Nullable String slug,
            String title,
            Instant startsAt,
            Instant endsAt,
            String zone,
            boolean dateToFollow,
            @Nullable String place,
            String region) {}

    @EventListener
    void on(BoardTopicPlanned event) {
        tell(event.meeting(), event.topic().value(), event.by().value(), event.meeting() + ":" + event.topic());
    }

    @EventListener
    void on(MeetingPublished event) {
        tell(event.meeting(), null, NOBODY, event.meeting() + ":published");
    }

    private void tell(MeetingId meeting, @Nullable UUID topic, UUID by, String happening) {
        if (demo.active()) {
            return;
        }
        entities.flush();
        var about = about(meeting);
        if (about.slug == null) {
            return;
        }
        var detail = about.dateToFollow
                ? words.of("meetings.changes.date-to-follow")
                : String.join(
                        ", ",
                        dates.day(about.startsAt, ZoneId.of(about.zone)),
                        dates.hours(about.startsAt, about.endsAt));
        var line = new Line(
                about.title, about.place == null ? detail : detail + ", " + about.place, "/meetings/" + about.slug);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("meeting", meeting.value());
        parameters.put("topic", topic == null ? null : topic.toString());
        parameters.put("by", by);
        parameters.put(
                "about", json.writeValueAsString(List.of(new Section(words.of("mail.board.meeting"), List.of(line)))));
        parameters.put("heading", words.of("mail.board.asked"));
        outbox.to(
                Template.TOPIC_PLANNED,
                ASKED,
                parameters,
                Facts.none().written(about.title, "", "", about.region),
                happening);
    }

    private About about(MeetingId meeting) {
        return jdbc.sql("""
                        select m.slug, m.title, m.starts_at, m.ends_at, m.zone, m.status = 'POSTPONED' as date_to_follow,
                               v.name || ', ' || v.town as place, r.name as region
                        from meeting m join region r on r.id = m.region_id
                        left join venue v on v.id = m.venue_id and m.format <> 'ONLINE'
                        where m.id = ?
                        """).param(meeting.value()).query(About.class).single();
    }

    private record Hidden(
            String title, String reason, @Nullable String region, long at) {}

    @EventListener
    void on(BoardTopicHidden event) {
        if (demo.active()) {
            return;
        }
        entities.flush();
        var hidden =
                jdbc.sql("""
                        select t.title, t.hidden_reason as reason, r.name as region,
                               (extract(epoch from t.changed_at) * 1000)::bigint as at
                        from board_topic t left join region r on r.id = t.region_id where t.id = ?
                        """).param(event.topic().value()).query(Hidden.class).single();
        outbox.to(
                Template.TOPIC_HIDDEN,
                AUTHOR,
                Map.of("topic", event.topic().value()),
                Facts.none()
                        .written(hidden.title, hidden.reason, "", hidden.region)
                        .listing(List.of(new Section(
                                words.of("mail.board.asked"),
                                List.of(new Line(hidden.title, null, "/board/" + event.topic()))))),
                // Shown and hidden again, it is told again.
                event.topic() + ":" + hidden.at);
    }
}
