package org.staffroom.presentations;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.files.FileAccess;
import org.staffroom.files.FileId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.shared.NotFound;

/**
 * Who may see or edit a talk. Seen by everybody once it is on the agenda of a published meeting, before that by its
 * speakers and by ambassadors. Edited by its speakers, by whoever wrote it down, by the organisers of meetings where it is
 * given, and by admins. Its materials are seen as they say, by whoever sees the talk.
 */
@Component
public class PresentationAccess implements FileAccess {

    private record Attached(UUID presentationId, MaterialAudience audience) {}

    private final JdbcClient jdbc;
    private final RegionAccess regions;
    private final ObjectProvider<Stage> stages;
    private final ObjectProvider<Listeners> listeners;

    PresentationAccess(
            JdbcClient jdbc, RegionAccess regions, ObjectProvider<Stage> stages, ObjectProvider<Listeners> listeners) {
        this.jdbc = jdbc;
        this.regions = regions;
        this.stages = stages;
        this.listeners = listeners;
    }

    public boolean mayRead(@Nullable CurrentPerson person, PresentationId talk) {
        return stages.stream().anyMatch(stage -> stage.published(talk))
                || (person != null && (own(person, talk) || regions.organisesAny(person)));
    }

    public boolean mayEdit(@Nullable CurrentPerson person, PresentationId talk) {
        return person != null && (own(person, talk) || organises(person, talk));
    }

    /** Whether the person may also say who speaks and whether it is a vendor's talk: not its speakers themselves. */
    public boolean mayLabel(@Nullable CurrentPerson person, PresentationId talk) {
        return person != null && (organises(person, talk) || (wroteDown(person, talk) && regions.organisesAny(person)));
    }

    /** @throws NotFound when the person may not edit the talk */
    public void requireEdit(CurrentPerson person, PresentationId talk) {
        if (!mayEdit(person, talk)) {
            throw new NotFound();
        }
    }

    @Override
    public boolean mayRead(@Nullable CurrentPerson person, FileId file) {
        return attached(file).stream().anyMatch(material -> {
            var talk = new PresentationId(material.presentationId());
            return mayRead(person, talk)
                    && (material.audience() == MaterialAudience.EVERYONE
                            || audiences(person, talk).contains(material.audience()));
        });
    }

    /** What the person, or a visitor, may see of a talk that they may see, by whom it is meant for: all of it who may edit it. */
    public Set<MaterialAudience> audiences(@Nullable CurrentPerson person, PresentationId talk) {
        if (person == null) {
            return EnumSet.of(MaterialAudience.EVERYONE);
        }
        if (mayEdit(person, talk)) {
            return EnumSet.allOf(MaterialAudience.class);
        }
        return hears(person, talk)
                ? EnumSet.of(MaterialAudience.EVERYONE, MaterialAudience.ATTENDEES)
                : EnumSet.of(MaterialAudience.EVERYONE);
    }

    /** Whether the person has a place where the talk is given, or was there. */
    public boolean hears(CurrentPerson person, PresentationId talk) {
        return listeners.stream().anyMatch(all -> all.hears(person.id(), talk));
    }

    private List<Attached> attached(FileId file) {
        return jdbc.sql("select presentation_id, audience from presentation_material where file_id = :file")
                .param("file", file.value())
                .query(Attached.class)
                .list();
    }

    private boolean organises(CurrentPerson person, PresentationId talk) {
        return person.admin() || stages.stream().anyMatch(stage -> stage.organises(person, talk));
    }

    private boolean own(CurrentPerson person, PresentationId talk) {
        return jdbc.sql("""
                        select exists (select 1 from presentation_speaker
                                where presentation_id = :talk and person_id = :person)
                            or exists (select 1 from presentation where id = :talk and created_by = :person)
                        """)
                .param("talk", talk.value())
                .param("person", person.id().value())
                .query(Boolean.class)
                .single();
    }

    private boolean wroteDown(CurrentPerson person, PresentationId talk) {
        return jdbc.sql("select exists (select 1 from presentation where id = :talk and created_by = :person)")
                .param("talk", talk.value())
                .param("person", person.id().value())
                .query(Boolean.class)
                .single();
    }
}
