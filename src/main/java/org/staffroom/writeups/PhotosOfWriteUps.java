package org.staffroom.writeups;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.photos.PhotoId;
import org.staffroom.photos.PhotoUses;

/** Who writes about a meeting works on its photos: on all for the report until it is published, else on their own. */
@Component
class PhotosOfWriteUps implements PhotoUses {

    private final JdbcClient jdbc;

    PhotosOfWriteUps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Part part(PersonId person, MeetingId meeting) {
        return jdbc.sql("""
                        select case when bool_or(official and status <> 'PUBLISHED') then 'ALL'
                                    when count(*) > 0 then 'OWN' else 'NONE' end
                        from write_up w where w.meeting_id = :meeting and (w.author_id = :person or exists (
                            select 1 from write_up_co_author c where c.write_up_id = w.id and c.person_id = :person))
                        """)
                .param("meeting", meeting.value())
                .param("person", person.value())
                .query((row, number) -> Part.valueOf(row.getString(1)))
                .single();
    }

    @Override
    public Set<PhotoId> published(MeetingId meeting) {
        return jdbc.sql("""
                        select p.photo_id from write_up_photo p join write_up w on w.id = p.write_up_id
                        where w.meeting_id = :meeting and w.status = 'PUBLISHED'
                        """).param("meeting", meeting.value()).query(UUID.class).list().stream()
                .map(PhotoId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<PhotoId> needed(Collection<PhotoId> photos, Instant since) {
        return jdbc
                .sql("""
                        select p.id from meeting_photo p join write_up w on w.meeting_id = p.meeting_id
                        where p.id = any(:photos) and (w.changed_at >= :since or w.status = 'PUBLISHED' and exists (
                            select 1 from write_up_photo shown where shown.write_up_id = w.id and shown.photo_id = p.id))
                        """)
                .param("photos", photos.stream().map(PhotoId::value).toArray(UUID[]::new))
                .param("since", Timestamp.from(since))
                .query(UUID.class)
                .list()
                .stream()
                .map(PhotoId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isPublished(PhotoId photo) {
        return jdbc.sql("""
                        select exists (select 1 from write_up_photo p join write_up w on w.id = p.write_up_id
                            where p.photo_id = :photo and w.status = 'PUBLISHED')
                        """).param("photo", photo.value()).query(Boolean.class).single();
    }
}
