package org.staffroom.meetings;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/**
 * Writes down meetings that were held before Staffroom, many at once. They are public at once and nobody is told; nobody had
 * a place, so there are no places.
 */
@Service
@Transactional
public class PastMeetings {

    private final MeetingRepository meetings;
    private final RegionAccess regions;
    private final JdbcClient jdbc;
    private final Network network;
    private final Clock clock;

    PastMeetings(MeetingRepository meetings, RegionAccess regions, JdbcClient jdbc, Network network, Clock clock) {
        this.meetings = meetings;
        this.regions = regions;
        this.jdbc = jdbc;
        this.network = network;
        this.clock = clock;
    }

    /**
     * A meeting as it is remembered.
     *
     * @param host where it was; null when that is not known
     * @param came how many people; null when nobody counted
     * @param report where an account of it can be read; null when there is none
     */
    public record Past(
            RegionId region,
            MeetingDetails details,
            @Nullable OrganisationId host,
            @Nullable Integer came,
            @Nullable String report) {}

    /**
     * Writes them down, each with an address that it keeps.
     *
     * @return their ids, in the same order
     * @throws NotFound when the person does not organise in one of the regions
     * @throws Refused for one that is not over yet, or held nowhere
     */
    public List<MeetingId> record(CurrentPerson me, List<Past> past) {
        past.stream().map(Past::region).distinct().forEach(region -> regions.require(me, region));
        // As when one is published: two of one name at once would be given the same address.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('meeting.slug'))")
                .query()
                .singleRow();
        var taken = new HashSet<>(jdbc.sql("""
                        select slug from meeting where slug is not null union select slug from meeting_former_slug
                        """).query(String.class).list());
        var now = clock.instant();
        var held = past.stream()
                .map(one -> {
                    var slug = MeetingAddress.of(one.details().title(), taken::contains);
                    taken.add(slug);
                    var meeting =
                            Meeting.draft(MeetingId.next(), one.region(), one.details(), network.zone(), me.id(), now);
                    meeting.heldBefore(slug, one.came(), one.report(), now);
                    if (one.host() != null) {
                        meeting.addPartner(one.host(), PartnerRole.HOST);
                    }
                    return meeting;
                })
                .toList();
        meetings.saveAllAndFlush(held);
        return held.stream().map(Meeting::id).toList();
    }

    /**
     * Takes meetings back that were written down by mistake, and to which nothing refers.
     *
     * @throws NotFound when the person does not organise in the region of one of them
     */
    public void takeBack(CurrentPerson me, List<UUID> ids) {
        var written = ids.toArray(UUID[]::new);
        jdbc.sql("select distinct region_id from meeting where id = any (:ids)")
                .param("ids", written)
                .query(UUID.class)
                .list()
                .forEach(region -> regions.require(me, new RegionId(region)));
        jdbc.sql("delete from meeting_partner where meeting_id = any (:ids)")
                .param("ids", written)
                .update();
        jdbc.sql("delete from meeting where id = any (:ids) and recorded_at is not null")
                .param("ids", written)
                .update();
    }
}
