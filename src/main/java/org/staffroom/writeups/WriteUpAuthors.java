package org.staffroom.writeups;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/** Who writes a write-up besides its author: added by the author or an organiser, and free to leave. */
@Service
@Transactional
public class WriteUpAuthors {

    /** SQL: the names of those who write {@code w}, a write-up, beside its author, in the order in which they were added. */
    public static final String NAMES = """
            array(select c.name from write_up_co_author o join person c on c.id = o.person_id
                where o.write_up_id = w.id and c.status <> 'ERASED' order by o.added_at, c.name)
            """;

    static final int MOST = 8;

    /** Somebody who was added. */
    public record CoAuthor(UUID id, String name) {}

    private final WriteUpAccess access;
    private final WriteUpRepository writeUps;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WriteUpAuthors(
            WriteUpAccess access,
            WriteUpRepository writeUps,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.writeUps = writeUps;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Lets somebody write it too. Twice is once. Whom one may choose is the caller's to check, before.
     *
     * @throws NotFound for whoever has no account, or is suspended
     */
    public void add(CurrentPerson me, WriteUpId id, PersonId person) {
        access.requireOwner(me, id);
        // Nobody is named on what an organiser approved but by an organiser.
        access.requireEditor(me, id);
        var writeUp = writeUps.locked(id);
        var member = jdbc.sql(
                        "select exists (select 1 from person where id = ? and standing = 'MEMBER' and status = 'ACTIVE')")
                .param(person.value())
                .query(Boolean.class)
                .single();
        if (!member) {
            throw new NotFound();
        }
        if (writeUp.author().equals(person)) {
            throw new Refused("writeups.refused.is-author");
        }
        if (of(id).size() >= MOST) {
            throw new Refused("writeups.refused.too-many-authors", MOST);
        }
        var added = jdbc.sql("insert into write_up_co_author values (?, ?, ?, ?) on conflict do nothing")
                .params(id.value(), person.value(), me.id().value(), Timestamp.from(clock.instant()))
                .update();
        if (added == 1) {
            audit.record(me.id().value(), "co-author added", "write_up", id.value());
            events.publishEvent(new CoAuthorAdded(id, person, me.id()));
        }
    }

    /** By the author, an organiser, or whoever leaves. What they wrote stays. */
    public void remove(CurrentPerson me, WriteUpId id, PersonId person) {
        if (me.id().equals(person)) {
            access.rights(me, id);
        } else {
            access.requireOwner(me, id);
            // Nobody is taken off what an organiser approved but by an organiser.
            access.requireEditor(me, id);
        }
        var removed = jdbc.sql("delete from write_up_co_author where write_up_id = ? and person_id = ?")
                .params(id.value(), person.value())
                .update();
        if (removed == 1) {
            audit.record(me.id().value(), "co-author removed", "write_up", id.value());
        }
    }

    /** In the order in which they were added. */
    @Transactional(readOnly = true)
    public List<CoAuthor> of(WriteUpId id) {
        return jdbc.sql("""
                        select p.id, p.name from write_up_co_author c join person p on p.id = c.person_id
                        where c.write_up_id = :id and p.status <> 'ERASED' order by c.added_at, p.name
                        """).param("id", id.value()).query(CoAuthor.class).list();
    }
}
