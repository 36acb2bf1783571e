package org.staffroom.presentations;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;

/**
 * Who may see or edit a talk. Edited by its speakers, by the ambassadors of the region in which it was written down, by
 * whoever wrote it down for as long as they are an ambassador, and by admins. That a talk stands on one's agenda gives no
 * right to change it: anybody who organises could put it there.
 *
 * <p>Seen by everybody once it is on the agenda of a published meeting. Before that by whoever may edit it, and by the
 * organisers of the draft on whose agenda it stands; another region's ambassadors see what is not announced no more than
 * anybody else. Its materials are seen as they say, by whoever sees the talk.
 */
@Component
public class PresentationAccess implements FileAccess {

    /** Of talks called p: those the person keeps as an ambassador of today, or an admin. */
    private static final String KEPT =
            "(:admin or p.region_id = any(:runs) or (p.created_by = :me and cardinality(:runs) > 0))";

    /** Of talks called p: those that {@link #who} may edit. */
    public static final String EDITED = "(" + KEPT + """
             or exists (select 1 from presentation_speaker own where own.presentation_id = p.id and own.person_id = :me))
            """;

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
                || (person != null
                        && (mayEdit(person, talk) || stages.stream().anyMatch(stage -> stage.organises(person, talk))));
    }

    public boolean mayEdit(@Nullable CurrentPerson person, PresentationId talk) {
        return person != null && is(EDITED, person, talk);
    }

    /** Whether the person may also say who speaks and whether it is a vendor's talk: not its speakers themselves. */
    public boolean mayLabel(@Nullable CurrentPerson person, PresentationId talk) {
        return person != null && is(KEPT, person, talk);
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

    private boolean is(String allowed, CurrentPerson person, PresentationId talk) {
        return jdbc.sql("select exists (select 1 from presentation p where p.id = :talk and " + allowed + ")")
                .param("talk", talk.value())
                .params(who(person))
                .query(Boolean.class)
                .single();
    }

    /** The parameters of {@link #EDITED}. */
    public Map<String, Object> who(CurrentPerson person) {
        return Map.of(
                "me",
                person.id().value(),
                "admin",
                person.admin(),
                "runs",
                regions.regionsOf(person.id()).stream().map(RegionId::value).toArray(UUID[]::new));
    }
}
