package org.staffroom.presentations;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.People;
import org.staffroom.regions.RegionAccess;

/** Talks as a form says them, with speakers who are known or new: all of it is written down, or nothing is. */
@Component
@Transactional
class WrittenTalks {

    private final Presentations presentations;
    private final RegionAccess regions;
    private final People people;
    private final JdbcClient jdbc;

    WrittenTalks(Presentations presentations, RegionAccess regions, People people, JdbcClient jdbc) {
        this.presentations = presentations;
        this.regions = regions;
        this.people = people;
        this.jdbc = jdbc;
    }

    /**
     * The same form sent again, from the same page, is the same talk.
     *
     * @see Presentations#create
     */
    PresentationId create(CurrentPerson me, PresentationForm form) {
        regions.requireAnyRegion(me);
        var id = form.id(me.id());
        // Whoever sends the same at the same moment waits, before its speakers are written down twice.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('presentation ' || ?))")
                .param(id.toString())
                .query()
                .singleRow();
        var there = jdbc.sql("select exists (select 1 from presentation where id = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
        return there ? id : presentations.create(id, description(form, List.of(), TalkKind.MEMBER), me);
    }

    /** @see Presentations#edit */
    void edit(CurrentPerson me, PresentationDetails talk, int version, PresentationForm form) {
        presentations.edit(talk.id(), version, description(form, talk.speakers(), talk.kind()), me);
    }

    private PresentationDescription description(
            PresentationForm form, List<PresentationDetails.Speaker> now, TalkKind kind) {
        var speakers = new ArrayList<>(form.staying(now));
        for (var speaker : form.named()) {
            speakers.add(people.named(speaker.name(), speaker.email(), null));
        }
        return new PresentationDescription(
                form.title(),
                PresentationForm.text(form.abstractText()),
                Objects.requireNonNullElse(form.kind(), kind),
                form.nature(),
                form.length(),
                form.level(),
                speakers,
                form.chosenTopics());
    }
}
