package org.staffroom.meetings;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;

/**
 * Throws drafts away, by organisers of the region that leads; for anybody else there is none. What was public is cancelled
 * instead: see {@link Meetings#cancel}.
 */
@Service
@Transactional
class DraftRemoval {

    /** @param version of the draft, for the form that throws it away */
    record Seen(int version, List<String> ties) {}

    private final MeetingRepository meetings;
    private final List<DraftTies> ties;
    private final RegionAccess regions;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Words words;

    DraftRemoval(
            MeetingRepository meetings,
            List<DraftTies> ties,
            RegionAccess regions,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Words words) {
        this.meetings = meetings;
        this.ties = ties;
        this.regions = regions;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.words = words;
    }

    private record Row(UUID regionId, MeetingStatus status, int version) {}

    /**
     * What goes with it, or is let go, beside what belongs to it alone.
     *
     * @throws Refused when it is a draft no more
     */
    @Transactional(readOnly = true)
    Seen look(CurrentPerson me, MeetingId id) {
        var row = jdbc.sql("select region_id, status, version from meeting where id = ?")
                .param(id.value())
                .query(Row.class)
                .optional()
                .orElseThrow(NotFound::new);
        regions.require(me, new RegionId(row.regionId));
        if (row.status != MeetingStatus.DRAFT) {
            throw new Refused("meetings.refused.not-a-draft");
        }
        return new Seen(row.version, ties(id));
    }

    /**
     * For good. Pressed twice it is done once.
     *
     * @param ties how many the person has seen
     * @throws StaleVersion when it was changed meanwhile, or somebody was told of it
     */
    void throwAway(CurrentPerson me, MeetingId id, int version, int ties) {
        if (isThrownAway(me, id)) {
            return;
        }
        StaleVersion.check(ties, look(me, id).ties().size());
        // Those who decide about a proposal lock it first, and its meeting afterwards.
        this.ties.forEach(each -> each.letGo(id));
        var locked = meetings.lock(id.value());
        if (locked.isEmpty() && isThrownAway(me, id)) {
            return;
        }
        var draft = locked.orElseThrow(NotFound::new);
        StaleVersion.check(version, draft.version());
        draft.coHosts()
                .forEach(region ->
                        events.publishEvent(new JointHosting(id, region, JointHosting.Step.THROWN_AWAY, "", me.id())));
        try {
            meetings.delete(draft);
            meetings.flush();
        } catch (DataIntegrityViolationException held) {
            // It has what only a public one should have; or something was decided between the look and the lock.
            throw new Refused("meetings.refused.draft-held");
        }
        audit.record(me.id().value(), "thrown away", "meeting", id.value());
    }

    private boolean isThrownAway(CurrentPerson me, MeetingId id) {
        return jdbc.sql("""
                        select exists (select 1 from audit
                            where subject = 'meeting' and subject_id = ? and action = 'thrown away' and actor_id = ?)
                        """)
                .params(id.value(), me.id().value())
                .query(Boolean.class)
                .single();
    }

    private List<String> ties(MeetingId id) {
        return Stream.concat(coHosts(id).stream(), ties.stream().flatMap(each -> each.of(id).stream()))
                .toList();
    }

    private List<String> coHosts(MeetingId id) {
        return jdbc.sql("""
                        select r.name, c.accepted_at is not null as accepted
                        from meeting_co_host c join region r on r.id = c.region_id where c.meeting_id = ? order by r.name
                        """)
                .param(id.value())
                .query((row, number) -> words.of(
                        row.getBoolean("accepted") ? "meetings.removal.held-with" : "meetings.removal.asked",
                        row.getString("name")))
                .list();
    }
}
