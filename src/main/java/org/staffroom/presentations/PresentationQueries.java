package org.staffroom.presentations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import org.staffroom.files.FileId;
import org.staffroom.people.PersonId;
import org.staffroom.topics.TopicId;

/** Reads of talks. Who may see one is for {@link PresentationAccess} to say. */
@Component
public class PresentationQueries {

    private final JdbcClient jdbc;

    PresentationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Three statements, whatever the talk. */
    public Optional<PresentationDetails> find(String slug) {
        return jdbc.sql("select * from presentation where slug = :slug")
                .param("slug", slug)
                .query((row, number) -> details(row))
                .optional();
    }

    public Optional<PresentationDetails> find(PresentationId id) {
        return jdbc.sql("select * from presentation where id = :id")
                .param("id", id.value())
                .query((row, number) -> details(row))
                .optional();
    }

    private PresentationDetails details(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var speakers = new ArrayList<PresentationDetails.Speaker>();
        var topics = new ArrayList<PresentationDetails.Topic>();
        speakersAndTopics(id, speakers, topics);
        return new PresentationDetails(
                new PresentationId(id),
                row.getInt("version"),
                row.getString("slug"),
                row.getString("title"),
                row.getString("abstract"),
                TalkKind.valueOf(row.getString("kind")),
                row.getString("nature") == null ? null : TalkNature.valueOf(row.getString("nature")),
                row.getObject("minutes", Integer.class),
                row.getString("level") == null ? null : TalkLevel.valueOf(row.getString("level")),
                row.getTimestamp("last_given") != null,
                speakers,
                topics,
                materials(id));
    }

    private void speakersAndTopics(
            UUID talk, List<PresentationDetails.Speaker> speakers, List<PresentationDetails.Topic> topics) {
        jdbc.sql("""
                        select true as speaks, p.id, p.name, o.name as organisation, sp.slug, s.position
                        from presentation_speaker s join person p on p.id = s.person_id
                        left join organisation o on o.id = p.organisation_id
                        left join speaker_profile sp on sp.person_id = p.id and sp.biography <> ''
                        where s.presentation_id = :talk
                        union all
                        select false, t.id, t.name, null, t.slug, 0 from presentation_topic pt join topic t on t.id = pt.topic_id
                        where pt.presentation_id = :talk
                        order by 1 desc, position, name
                        """).param("talk", talk).query(row -> {
            var id = row.getObject("id", UUID.class);
            var name = row.getString("name");
            if (row.getBoolean("speaks")) {
                speakers.add(new PresentationDetails.Speaker(
                        new PersonId(id), name, row.getString("organisation"), row.getString("slug")));
            } else {
                topics.add(new PresentationDetails.Topic(new TopicId(id), row.getString("slug"), name));
            }
        });
    }

    private List<PresentationDetails.Material> materials(UUID talk) {
        return jdbc.sql("""
                        select m.id, m.label, m.url, m.audience, f.id as file_id, f.name, coalesce(f.bytes, 0) as bytes,
                               coalesce(f.kind in ('IMAGE', 'DOCUMENT'), true) as ready, f.problem
                        from presentation_material m left join stored_file f on f.id = m.file_id
                        where m.presentation_id = :talk order by m.position, m.id
                        """)
                .param("talk", talk)
                .query((row, number) -> material(row))
                .list();
    }

    private static PresentationDetails.Material material(ResultSet row) throws SQLException {
        var file = row.getObject("file_id", UUID.class);
        return new PresentationDetails.Material(
                row.getObject("id", UUID.class),
                row.getString("label"),
                file == null
                        ? row.getString("url")
                        : "/files/" + file + "/" + UriUtils.encodePathSegment(row.getString("name"), "UTF-8"),
                file == null ? null : new FileId(file),
                MaterialAudience.valueOf(row.getString("audience")),
                row.getLong("bytes"),
                row.getBoolean("ready"),
                row.getString("problem"));
    }
}
