package org.staffroom.topicboard;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.agendas.Agenda;
import org.staffroom.agendas.ItemDetails;
import org.staffroom.agendas.ItemKind;
import org.staffroom.agendas.Spot;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.Drafts;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.topics.TopicId;

/**
 * Commands on the topic board. Anybody puts up topics and votes; the author edits and withdraws; who keeps the board in
 * order hides and merges. What is not one's own, or not in one's regions, is {@link NotFound}.
 */
@Service
@Transactional
public class TopicBoard {

    static final String DRAFT = "board:new";

    /** How long a discussion may be planned for; the agenda changes it afterwards. */
    static final List<Integer> MINUTES = List.of(10, 15, 20, 30, 45, 60);

    private static final int MOST_A_DAY = 5;
    private static final Duration PRESSED_TWICE = Duration.ofMinutes(1);

    private final BoardTopicRepository topics;
    private final BoardAccess access;
    private final MeetingAccess meetings;
    private final Agenda agenda;
    private final JdbcClient jdbc;
    private final Drafts drafts;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TopicBoard(
            BoardTopicRepository topics,
            BoardAccess access,
            MeetingAccess meetings,
            Agenda agenda,
            JdbcClient jdbc,
            Drafts drafts,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.topics = topics;
        this.access = access;
        this.meetings = meetings;
        this.agenda = agenda;
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Pressed twice, it is one topic.
     *
     * @throws Refused after {@value #MOST_A_DAY} in 24 hours, withdrawn ones among them
     */
    BoardTopicId putUp(CurrentPerson me, BoardDetails details) {
        // Two sent at once are counted one after the other.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('board:' || :me))")
                .param("me", me.id().toString())
                .query()
                .singleValue();
        var before = justNow(me, details);
        if (before.isPresent()) {
            return before.get();
        }
        var lately = jdbc.sql("select count(*) from board_topic where author_id = :me and created_at > :since")
                .param("me", me.id().value())
                .param("since", Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .query(Integer.class)
                .single();
        if (lately >= MOST_A_DAY) {
            throw new Refused("topicboard.refused.too-many", MOST_A_DAY);
        }
        check(details);
        var topic = topics.saveAndFlush(BoardTopic.putUp(details, me.id(), clock.instant()));
        drafts.discard(me.id(), DRAFT);
        record(me, "put up", topic.id());
        return topic.id();
    }

    private Optional<BoardTopicId> justNow(CurrentPerson me, BoardDetails details) {
        return jdbc.sql("""
                        select id from board_topic where author_id = :me and created_at > :since and status = 'OPEN'
                          and title = :title and body = :body and region_id is not distinct from cast(:region as uuid)
                        order by created_at limit 1
                        """)
                .param("me", me.id().value())
                .param("since", Timestamp.from(clock.instant().minus(PRESSED_TWICE)))
                .param("title", details.title().strip())
                .param("body", details.body().strip())
                .param(
                        "region",
                        details.region() == null ? null : details.region().value(),
                        Types.OTHER)
                .query(UUID.class)
                .optional()
                .map(BoardTopicId::new);
    }

    /** @throws StaleVersion when it was edited in another window meanwhile */
    void edit(CurrentPerson me, BoardTopicId id, int version, BoardDetails details) {
        var topic = own(me, id);
        check(details);
        topic.edit(version, details, clock.instant());
        topics.flush();
        record(me, "edited", id);
    }

    void withdraw(CurrentPerson me, BoardTopicId id) {
        own(me, id).withdraw(clock.instant());
        topics.flush();
        record(me, "withdrawn", id);
    }

    /**
     * One vote a person, however often they press. A vote for what was merged is one for what it was merged into.
     *
     * @return for what it counts
     */
    BoardTopicId second(PersonId person, BoardTopicId id) {
        var topic = topics.locked(id);
        if (topic.mergedInto() != null) {
            return second(person, topic.mergedInto());
        }
        topic.requireVoteOf(person);
        topic.counted(jdbc.sql("insert into board_vote (board_topic_id, person_id, voted_at) values (?, ?, ?)"
                        + " on conflict do nothing")
                .params(id.value(), person.value(), Timestamp.from(clock.instant()))
                .update());
        return id;
    }

    /** As in {@link #second}, of what it was merged into. */
    void takeBack(PersonId person, BoardTopicId id) {
        var topic = topics.locked(id);
        if (topic.mergedInto() != null) {
            takeBack(person, topic.mergedInto());
            return;
        }
        topic.counted(-jdbc.sql("delete from board_vote where board_topic_id = ? and person_id = ?")
                .params(id.value(), person.value())
                .update());
    }

    /** @param reason is told to the author */
    void hide(CurrentPerson me, BoardTopicId id, String reason) {
        var topic = moderated(me, id);
        topic.hide(reason, clock.instant());
        topics.flush();
        record(me, "hidden", id);
        events.publishEvent(new BoardTopicHidden(id));
    }

    void show(CurrentPerson me, BoardTopicId id) {
        moderated(me, id).show(clock.instant());
        topics.flush();
        record(me, "shown", id);
    }

    /** What two ask becomes one topic: who voted for either, and who put up the first, has one vote for the second. */
    void merge(CurrentPerson me, BoardTopicId from, @Nullable BoardTopicId into) {
        if (into == null) {
            moderated(me, from);
            throw new Refused("topicboard.refused.merge-nothing");
        }
        topics.lockBoth(from.value(), into.value());
        var first = moderated(me, from);
        var second = moderated(me, into);
        first.mergeInto(second, clock.instant());
        second.counted(jdbc.sql("""
                        insert into board_vote (board_topic_id, person_id, voted_at)
                        select :into, v.person_id, min(v.voted_at)
                        from (
                            select person_id, voted_at from board_vote where board_topic_id = :from
                            union all
                            select author_id, created_at from board_topic where id = :from and author_id is not null) v
                        where v.person_id is distinct from (select author_id from board_topic where id = :into)
                        group by v.person_id
                        on conflict do nothing
                        """)
                .param("from", from.value())
                .param("into", into.value())
                .update());
        jdbc.sql("delete from board_vote where board_topic_id = ?")
                .param(from.value())
                .update();
        jdbc.sql("""
                        update board_discussion d set board_topic_id = :into
                        where board_topic_id = :from and not exists (
                            select 1 from board_planned o where o.board_topic_id = :into and o.meeting_id = d.meeting_id)
                        """).param("from", from.value()).param("into", into.value()).update();
        topics.flush();
        events.publishEvent(new BoardTopicMerged(from, into));
        record(me, "merged", from);
    }

    /**
     * Makes it a discussion, the last item of a meeting's agenda for now.
     *
     * @throws NotFound when the person does not organise the meeting
     * @throws Refused when the meeting is over, or has it already
     */
    void plan(CurrentPerson me, BoardTopicId id, MeetingId meeting, int minutes) {
        var topic = topics.locked(id);
        topic.requireOpen();
        meetings.requireOrganiser(me, meeting);
        if (!MINUTES.contains(minutes)) {
            throw new Refused("topicboard.refused.minutes");
        }
        requireToCome(meeting);
        var planned = jdbc.sql(
                        "select exists (select 1 from board_planned where board_topic_id = ? and meeting_id = ?)")
                .params(id.value(), meeting.value())
                .query(Boolean.class)
                .single();
        if (planned) {
            throw new Refused("topicboard.refused.planned");
        }
        var item = agenda.add(
                me,
                meeting,
                new ItemDetails(ItemKind.DISCUSSION, minutes, null, "", topic.title(), topic.body(), null, List.of()),
                new Spot.AtTheEnd());
        jdbc.sql("insert into board_discussion (board_topic_id, meeting_id, item_id, planned_at) values (?, ?, ?, ?)")
                .params(id.value(), meeting.value(), item, Timestamp.from(clock.instant()))
                .update();
        record(me, "planned", id);
        events.publishEvent(new BoardTopicPlanned(id, meeting, me.id()));
    }

    private void requireToCome(MeetingId meeting) {
        var toCome = jdbc.sql("""
                        select status in ('DRAFT', 'POSTPONED') or status = 'PUBLISHED' and starts_at > :now from meeting where id = :id
                        """)
                .param("id", meeting.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
        if (!toCome) {
            throw new Refused("topicboard.refused.meeting-over");
        }
    }

    private BoardTopic own(CurrentPerson me, BoardTopicId id) {
        var topic = topics.locked(id);
        if (!topic.isBy(me.id())) {
            throw new NotFound();
        }
        return topic;
    }

    private BoardTopic moderated(CurrentPerson me, BoardTopicId id) {
        var topic = topics.locked(id);
        if (!access.moderates(me, topic.region())) {
            throw new NotFound();
        }
        return topic;
    }

    private void check(BoardDetails details) {
        var region = details.region();
        if (region != null
                && !jdbc.sql("select exists (select 1 from region where id = ? and archived_at is null)")
                        .param(region.value())
                        .query(Boolean.class)
                        .single()) {
            throw new Refused("topicboard.refused.no-such-region");
        }
        var tags = details.tags().stream().map(TopicId::value).toArray(UUID[]::new);
        var known = jdbc.sql("select count(*) from topic where id = any(?)")
                .param(tags)
                .query(Integer.class)
                .single();
        if (known < tags.length) {
            throw new Refused("topicboard.refused.no-such-tag");
        }
    }

    private void record(CurrentPerson me, String what, BoardTopicId id) {
        audit.record(me.id().value(), what, "board_topic", id.value());
    }
}
