package org.staffroom.topicboard;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.DemoAdmin;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionQueries;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;
import org.staffroom.shared.TravellingClock;
import org.staffroom.topics.TopicQueries;

/** What the members of the demonstration network ask for: put up by one who follows the region, voted for by others. */
@Component
@Order(65)
@ConditionalOnProperty("staffroom.demo")
class BoardDemo implements DemoData {

    /** When before a meeting a topic is put on its agenda. */
    private static final Duration PLANNED = Duration.ofDays(12);

    /**
     * @param region null for the whole network
     * @param agenda "next" or "last": the meeting of its region on whose agenda it is
     */
    record Sample(
            @Nullable String region,
            BoardKind kind,
            String title,
            String body,
            List<String> tags,
            int votes,
            int daysAgo,
            @Nullable String agenda) {}

    private record Held(MeetingId meeting, Instant startsAt) {}

    private final TopicBoard board;
    private final RegionQueries regions;
    private final TopicQueries topics;
    private final DemoAdmin admin;
    private final JdbcClient jdbc;
    private final TravellingClock clock;

    BoardDemo(
            TopicBoard board,
            RegionQueries regions,
            TopicQueries topics,
            DemoAdmin admin,
            JdbcClient jdbc,
            TravellingClock clock) {
        this.board = board;
        this.regions = regions;
        this.topics = topics;
        this.admin = admin;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void load() {
        var now = clock.instant();
        var known = topics.all();
        var number = 0;
        for (var sample : DemoFile.rows("board.yaml", Sample.class)) {
            var members = membersIn(sample.region);
            var at = now.minus(Duration.ofDays(sample.daysAgo));
            clock.travelTo(at);
            var first = number++ * 5;
            var topic = board.putUp(
                    members.get(first % members.size()),
                    new BoardDetails(
                            sample.kind,
                            sample.title,
                            Objects.requireNonNullElse(sample.body, ""),
                            sample.region == null
                                    ? null
                                    : regions.find(sample.region).id(),
                            known.stream()
                                    .filter(one -> sample.tags.contains(one.slug()))
                                    .map(one -> one.id())
                                    .collect(Collectors.toSet())));
            held(sample, now).ifPresent(held -> {
                var planned = held.startsAt.minus(PLANNED);
                clock.travelTo(planned.isAfter(now) ? now : planned);
                board.plan(admin.get(), topic, held.meeting, 20);
            });
            for (var vote = 1; vote <= Math.min(sample.votes, members.size() - 1); vote++) {
                clock.travelTo(at.plus(Duration.ofHours(vote)));
                board.second(members.get((first + vote) % members.size()).id(), topic);
            }
        }
        clock.travelTo(now);
    }

    private Optional<Held> held(Sample sample, Instant now) {
        if (sample.agenda == null) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select m.id, m.starts_at from meeting m join region r on r.id = m.region_id
                        where r.slug = :region and m.status = 'PUBLISHED' and (m.ends_at > :now) = :next
                        order by abs(extract(epoch from m.starts_at - :now)) limit 1
                        """)
                .param("region", sample.region)
                .param("now", Timestamp.from(now))
                .param("next", sample.agenda.equals("next"))
                .query((row, number) -> new Held(
                        new MeetingId(row.getObject("id", UUID.class)),
                        row.getTimestamp("starts_at").toInstant()))
                .optional();
    }

    private List<CurrentPerson> membersIn(@Nullable String region) {
        return jdbc.sql("""
                        select p.id, p.name, p.email from person p
                        where p.standing = 'MEMBER' and p.status = 'ACTIVE' and not p.admin and (:region = '' or exists (
                            select 1 from region_follower f join region r on r.id = f.region_id
                            where f.person_id = p.id and r.slug = :region))
                        order by p.email
                        """)
                .param("region", Objects.requireNonNullElse(region, ""))
                .query((row, number) -> new CurrentPerson(
                        new PersonId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("email"),
                        false,
                        true))
                .list();
    }
}
