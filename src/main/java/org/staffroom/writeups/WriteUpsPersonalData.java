package org.staffroom.writeups;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.Held.Fate;
import org.staffroom.people.PersonId;
import org.staffroom.people.PersonalData;

/**
 * Who wrote a write-up. What is published stays, by nobody; a report belongs to its meeting, finished or not. An account that is
 * not published goes with its photos. None says any longer at which address, most likely the author's own, it first stood.
 */
@Component
class WriteUpsPersonalData implements PersonalData {

    private static final String EXPORT = """
            select m.title as meeting, w.title, w.slug, w.summary, w.body, w.status, w.official, w.note, w.canonical_url,
                w.first_published_on, w.published_at, w.created_at, w.changed_at,
                (select jsonb_agg(jsonb_build_object('kind', p.kind, 'text', p.text) order by p.kind, p.position)
                    from write_up_point p where p.write_up_id = w.id) as points,
                (select jsonb_agg(jsonb_build_object('file', '/files/' || f.id || '/' || f.name,
                        'alternative', p.alternative, 'caption', p.caption) order by p.position)
                    from write_up_picture p join stored_file f on f.id = p.file_id where p.write_up_id = w.id) as photos
            from write_up w join meeting m on m.id = w.meeting_id
            where w.author_id = :person and (w.official or w.status = 'PUBLISHED') = %s order by w.created_at
            """;

    private final WriteUpRepository writeUps;
    private final WriteUpPhotos photos;
    private final JdbcClient jdbc;

    WriteUpsPersonalData(WriteUpRepository writeUps, WriteUpPhotos photos, JdbcClient jdbc) {
        this.writeUps = writeUps;
        this.photos = photos;
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> held() {
        return List.of(
                new Held("write_ups", "write_up.author_id", Fate.STAYS, EXPORT.formatted("true"), """
                        update write_up set canonical_url = null, version = version + 1
                        where author_id = :person and canonical_url is not null
                        """),
                new Held("write_up_drafts", "write_up.author_id", Fate.GOES, EXPORT.formatted("false"), null),
                Held.staysUnsigned("write_ups_approved", "write_up.approved_by", """
                        select title, published_at from write_up where approved_by = :person order by published_at
                        """),
                new Held(
                        "write_ups_planned",
                        "write_up.publish_by",
                        Fate.STAYS,
                        """
                        select title, publish_at from write_up where publish_by = :person order by publish_at
                        """,
                        "update write_up set publish_at = null, publish_by = null where publish_by = :person"),
                Held.goes("write_ups_written_too", "write_up_co_author.person_id", """
                        select w.title, c.added_at from write_up_co_author c join write_up w on w.id = c.write_up_id
                        where c.person_id = :person order by c.added_at
                        """),
                Held.staysUnsigned("co_authors_added", "write_up_co_author.added_by", """
                        select w.title, c.added_at from write_up_co_author c join write_up w on w.id = c.write_up_id
                        where c.added_by = :person order by c.added_at
                        """),
                Held.goes("write_up_arrivals", "write_up_arrival.person_id", """
                        select a.heading as talk, a.block as words, a.instead as before from write_up_arrival a
                        where a.person_id = :person order by a.write_up_id, a.version
                        """));
    }

    @Override
    public void forget(PersonId person) {
        jdbc.sql("""
                        select id from write_up where author_id = :person and not official and status <> 'PUBLISHED'
                        order by id
                        """).param("person", person.value()).query(UUID.class).list().forEach(id -> {
            var writeUp = writeUps.locked(new WriteUpId(id));
            photos.removeAllOfItsAuthor(writeUp.id());
            writeUps.delete(writeUp);
            writeUps.flush();
        });
    }
}
