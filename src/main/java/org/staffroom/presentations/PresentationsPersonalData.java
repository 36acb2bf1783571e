package org.staffroom.presentations;

import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.files.FileId;
import org.staffroom.files.StoredFiles;
import org.staffroom.people.Held;
import org.staffroom.people.Held.Fate;
import org.staffroom.people.PersonId;
import org.staffroom.people.PersonalData;

/**
 * Talks and their slides. A talk that was given, or is on an agenda, stays without the speaker; one that never was goes, unless
 * somebody else speaks too. The slides are the speaker's own and go, but for those that another speaker uploaded.
 */
@Component
class PresentationsPersonalData implements PersonalData {

    private record Talk(UUID id, boolean alone) {}

    private final JdbcClient jdbc;
    private final StoredFiles files;
    private final ObjectProvider<Stage> stages;

    PresentationsPersonalData(JdbcClient jdbc, StoredFiles files, ObjectProvider<Stage> stages) {
        this.jdbc = jdbc;
        this.files = files;
        this.stages = stages;
    }

    @Override
    public List<Held> held() {
        return List.of(
                new Held(
                        "talks",
                        "presentation_speaker.person_id",
                        Fate.STAYS,
                        """
                        select p.title, p.abstract, p.kind, p.nature, p.slug, p.created_at
                        from presentation_speaker s join presentation p on p.id = s.presentation_id
                        where s.person_id = :person order by p.created_at
                        """,
                        "delete from presentation_speaker where person_id = :person"),
                new Held("slides", "presentation_speaker.person_id", Fate.GOES, """
                        select p.title as talk, m.label, m.url, m.audience, '/files/' || f.id || '/' || f.name as file
                        from presentation_speaker s join presentation p on p.id = s.presentation_id
                        join presentation_material m on m.presentation_id = p.id
                        left join stored_file f on f.id = m.file_id
                        where s.person_id = :person and (f.uploaded_by = :person or not exists (
                            select 1 from presentation_speaker other
                            where other.presentation_id = p.id and other.person_id <> :person))
                        order by p.created_at, m.position
                        """, null),
                Held.staysUnsigned("talks_written_down", "presentation.created_by", """
                        select title, created_at from presentation where created_by = :person order by created_at
                        """));
    }

    @Override
    public void forget(PersonId person) {
        var talks =
                jdbc.sql("""
                        select p.id, not exists (select 1 from presentation_speaker other
                            where other.presentation_id = p.id and other.person_id <> :person) as alone
                        from presentation p join presentation_speaker s on s.presentation_id = p.id
                        where s.person_id = :person order by p.id for update of p
                        """).param("person", person.value()).query(Talk.class).list();
        for (var talk : talks) {
            removeMaterials(talk, person);
            if (talk.alone && stages.stream().noneMatch(stage -> stage.planned(new PresentationId(talk.id)))) {
                jdbc.sql("delete from presentation where id = :talk")
                        .param("talk", talk.id)
                        .update();
            }
        }
    }

    private void removeMaterials(Talk talk, PersonId person) {
        jdbc
                .sql("""
                        delete from presentation_material where presentation_id = :talk and (:alone or file_id in (
                            select id from stored_file where uploaded_by = :person))
                        returning coalesce(file_id::text, '')
                        """)
                .param("talk", talk.id)
                .param("alone", talk.alone)
                .param("person", person.value())
                .query(String.class)
                .list()
                .stream()
                .filter(file -> !file.isEmpty())
                .forEach(file -> files.delete(FileId.of(file)));
    }
}
