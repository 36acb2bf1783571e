package org.staffroom.venues;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;

/** What ambassadors tell each other about a place: "ring reception before 9". Any of them may take a note away again. */
@Service
@Transactional
class VenueNotes {

    static final int LONGEST = 1000;
    static final int MOST = 50;

    /** @param author null when they were erased */
    record Note(UUID id, String text, @Nullable String author, Instant writtenAt) {}

    private final JdbcClient jdbc;
    private final RegionAccess access;
    private final Audit audit;
    private final Clock clock;

    VenueNotes(JdbcClient jdbc, RegionAccess access, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    List<Note> of(VenueId venue) {
        return jdbc.sql("""
                        select n.id, n.text, p.name as author, n.written_at
                        from venue_note n left join person p on p.id = n.written_by
                        where n.venue_id = ? order by n.written_at desc, n.id
                        """).param(venue.value()).query(Note.class).list();
    }

    /** @throws Refused when it is empty or too long, or there are so many that nobody reads them */
    void write(CurrentPerson me, VenueId venue, String typed) {
        access.requireAnyRegion(me);
        var text = Typed.text(typed);
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new Refused("venues.note.length", LONGEST);
        }
        if (of(venue).size() >= MOST) {
            throw new Refused("venues.note.many", MOST);
        }
        var written = jdbc.sql("""
                        insert into venue_note (id, venue_id, text, written_by, written_at)
                        select :id, v.id, :text, :me, :now from venue v where v.id = :venue and not exists (
                            select 1 from venue_note n
                            where n.venue_id = :venue and n.written_by = :me and n.text = :text)
                        """)
                .param("id", Ids.next())
                .param("venue", venue.value())
                .param("text", text)
                .param("me", me.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (written > 0) {
            audit.record(me.id().value(), "note written", "venue", venue.value());
        }
    }

    void remove(CurrentPerson me, VenueId venue, UUID note) {
        access.requireAnyRegion(me);
        var removed = jdbc.sql("delete from venue_note where id = ? and venue_id = ?")
                .params(note, venue.value())
                .update();
        if (removed == 0) {
            throw new NotFound();
        }
        audit.record(me.id().value(), "note removed", "venue", venue.value());
    }
}
