package org.staffroom.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Patience;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Secret;

/** The channels of regions, and what waits to be posted to them. */
@Service
@Transactional
class Channels {

    /** Old news is none: after that it is given up. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int SHOWN = 20;
    private static final int LONGEST_PROBLEM = 300;

    private final JdbcClient jdbc;
    private final RegionAccess access;
    private final ChannelSettings settings;
    private final Secret secret;
    private final Audit audit;
    private final Clock clock;

    Channels(JdbcClient jdbc, RegionAccess access, ChannelSettings settings, Secret secret, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.settings = settings;
        this.secret = secret;
        this.audit = audit;
        this.clock = clock;
    }

    /** A channel as its region's ambassadors see it: never its address. */
    record Channel(String host, String setBy, Instant setAt) {}

    Optional<Channel> of(RegionId region) {
        return jdbc.sql("""
                        select c.host, p.name, c.set_at from region_channel c join person p on p.id = c.set_by
                        where c.region_id = ?
                        """)
                .param(region.value())
                .query((row, number) -> new Channel(
                        row.getString("host"),
                        row.getString("name"),
                        row.getTimestamp("set_at").toInstant()))
                .optional();
    }

    /** @throws Refused when nothing may be posted there */
    void set(CurrentPerson me, RegionId region, String typed) {
        access.require(me, region);
        var address = ChannelAddress.of(typed, settings);
        jdbc.sql("""
                        insert into region_channel (region_id, address, host, set_by, set_at)
                        values (:region, :address, :host, :me, :now)
                        on conflict (region_id) do update set
                            address = :address, host = :host, set_by = :me, set_at = :now
                        """)
                .param("region", region.value())
                .param("address", secret.encrypt(address.uri().toString()))
                .param("host", address.host())
                .param("me", me.id().value())
                .param("now", now())
                .update();
        audit.record(me.id().value(), "channel set", "region", region.value());
    }

    /** What waits for it is not posted any more. */
    void remove(CurrentPerson me, RegionId region) {
        access.require(me, region);
        jdbc.sql("delete from channel_post where region_id = ? and status = 'WAITING'")
                .param(region.value())
                .update();
        jdbc.sql("delete from region_channel where region_id = ?")
                .param(region.value())
                .update();
        audit.record(me.id().value(), "channel removed", "region", region.value());
    }

    /** Something to see there, now. */
    void test(CurrentPerson me, RegionId region, String title, String path) {
        access.require(me, region);
        insert(
                "c.region_id = :about",
                region.value(),
                ChannelPost.Kind.TEST,
                title,
                "",
                path,
                Ids.next().toString());
    }

    /** Queues it for the channels of the regions that lead or host a meeting; there may be none. */
    void tell(MeetingId meeting, ChannelPost.Kind kind, String title, String text, String path, String happening) {
        insert("""
                c.region_id in (
                    select m.region_id from meeting m where m.id = :about
                    union
                    select h.region_id from meeting_co_host h where h.meeting_id = :about and h.accepted_at is not null)
                """, meeting.value(), kind, title, text, path, happening);
    }

    /** What happened is no longer so: where it was not posted yet it is not. */
    void takeBack(ChannelPost.Kind kind, String happening) {
        jdbc.sql(
                        "delete from channel_post where once = concat_ws(':', :kind, :happening, region_id) and status = 'WAITING'")
                .param("kind", kind.name())
                .param("happening", happening)
                .update();
    }

    /** As {@link #tell(MeetingId, ChannelPost.Kind, String, String, String, String)}, one region alone. */
    void tell(RegionId region, ChannelPost.Kind kind, String title, String text, String path, String happening) {
        insert("c.region_id = :about", region.value(), kind, title, text, path, happening);
    }

    private void insert(
            String which, UUID about, ChannelPost.Kind kind, String title, String text, String path, String happening) {
        jdbc.sql("""
                        insert into channel_post
                            (id, region_id, kind, title, text, path, once, status, due_at, created_at)
                        select gen_random_uuid(), c.region_id, :kind, left(:title, 300), left(:text, 3000), :path,
                            concat_ws(':', :kind, :happening, c.region_id), 'WAITING', :now, :now
                        from region_channel c where
                        """ + which + " on conflict (once) do nothing")
                .param("about", about)
                .param("kind", kind.name())
                .param("title", title)
                .param("text", text)
                .param("path", path)
                .param("happening", happening)
                .param("now", now())
                .update();
    }

    /** A post as ambassadors see it. */
    record Posted(
            String title,
            String status,
            int attempts,
            @Nullable String problem,
            Instant createdAt,
            Instant dueAt) {}

    List<Posted> posts(RegionId region) {
        return jdbc.sql("""
                        select title, status, attempts, problem, created_at, due_at from channel_post
                        where region_id = ? order by created_at desc, id limit ?
                        """)
                .params(region.value(), SHOWN)
                .query((row, number) -> new Posted(
                        row.getString("title"),
                        row.getString("status"),
                        row.getInt("attempts"),
                        row.getString("problem"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("due_at").toInstant()))
                .list();
    }

    /** The next one that is due, for this caller alone. */
    Optional<ChannelPost> claim() {
        return jdbc.sql("""
                        update channel_post p set claimed_until = :lease, attempts = attempts + 1
                        from region_channel c
                        where c.region_id = p.region_id and p.id = (
                            select q.id from channel_post q
                            where q.status = 'WAITING' and q.due_at <= :now
                              and (q.claimed_until is null or q.claimed_until <= :now)
                            order by q.due_at, q.id limit 1 for update skip locked)
                        returning p.id, c.address, p.kind, p.title, p.text, p.path, p.attempts, p.created_at, p.claimed_until
                        """)
                .param("now", now())
                .param("lease", Timestamp.from(clock.instant().plus(LEASE).truncatedTo(ChronoUnit.MICROS)))
                .query(Channels::post)
                .optional();
    }

    private static ChannelPost post(ResultSet row, int number) throws SQLException {
        return new ChannelPost(
                row.getObject("id", UUID.class),
                row.getBytes("address"),
                ChannelPost.Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("text"),
                row.getString("path"),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("claimed_until").toInstant());
    }

    void sent(ChannelPost post) {
        finish(post, "SENT", null);
    }

    /** Not now: again after a pause that doubles, or given up when that has gone on for a day. */
    void failed(ChannelPost post, String problem) {
        if (clock.instant().isAfter(post.createdAt().plus(PATIENCE))) {
            parked(post, problem);
            return;
        }
        jdbc.sql(
                        "update channel_post set due_at = ?, claimed_until = null, problem = ? where id = ? and claimed_until = ?")
                .params(
                        Timestamp.from(clock.instant().plus(Patience.after(post.attempts()))),
                        shortened(problem),
                        post.id(),
                        Timestamp.from(post.lease()))
                .update();
    }

    void parked(ChannelPost post, String problem) {
        finish(post, "PARKED", shortened(problem));
    }

    private void finish(ChannelPost post, String status, @Nullable String problem) {
        jdbc.sql("""
                        update channel_post set status = :status, problem = :problem, finished_at = :now, claimed_until = null
                        where id = :id and claimed_until = :lease
                        """)
                .param("status", status)
                .param("problem", problem, java.sql.Types.VARCHAR)
                .param("now", now())
                .param("id", post.id())
                .param("lease", Timestamp.from(post.lease()))
                .update();
    }

    void purge() {
        jdbc.sql("delete from channel_post where created_at < ? and status <> 'WAITING'")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private static String shortened(String problem) {
        return problem.length() <= LONGEST_PROBLEM ? problem : problem.substring(0, LONGEST_PROBLEM);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
