package org.staffroom.presentations;

import java.io.InputStream;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.files.FileId;
import org.staffroom.files.StoredFiles;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Slug;
import org.staffroom.shared.StaleVersion;
import org.staffroom.topics.TopicId;

/** Commands on talks. */
@Service
@Transactional
public class Presentations {

    private static final int MOST_MATERIALS = 20;
    /** As people say and copy it: "staffroom.example/slides". */
    private static final Pattern BARE_ADDRESS =
            Pattern.compile("[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+(:\\d+)?([/?#]\\S*)?");

    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s/?#@]+([/?#]\\S*)?");

    private final PresentationRepository presentations;
    private final PresentationAccess access;
    private final RegionAccess regions;
    private final StoredFiles files;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Presentations(
            PresentationRepository presentations,
            PresentationAccess access,
            RegionAccess regions,
            StoredFiles files,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.events = events;
        this.presentations = presentations;
        this.access = access;
        this.regions = regions;
        this.files = files;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Writes a talk down for the region that the person runs; for none in particular when they run several or none.
     *
     * @throws NotFound when the person is neither an ambassador nor an admin
     */
    public PresentationId create(PresentationDescription description, CurrentPerson person) {
        return create(PresentationId.next(), description, person);
    }

    /** @param id that nothing has yet */
    PresentationId create(PresentationId id, PresentationDescription description, CurrentPerson person) {
        var runs = regions.regionsOf(person.id());
        return create(id, description, runs.size() == 1 ? runs.iterator().next() : null, person);
    }

    /**
     * Writes a talk down, with an address that it keeps.
     *
     * @param region whose ambassadors may edit it: that of the meeting for which it is written down, where the caller has
     *     asked whether the person organises
     * @throws NotFound when the person is neither an ambassador nor an admin
     */
    public PresentationId create(PresentationDescription description, @Nullable RegionId region, CurrentPerson person) {
        return create(PresentationId.next(), description, region, person);
    }

    private PresentationId create(
            PresentationId id, PresentationDescription description, @Nullable RegionId region, CurrentPerson person) {
        regions.requireAnyRegion(person);
        jdbc.sql("select pg_advisory_xact_lock(hashtext('presentation.slug'))")
                .query()
                .singleRow();
        var slug = Slug.of(description.title(), this::taken);
        var talk = Presentation.written(id, description, slug, region, person.id(), clock.instant());
        presentations.saveAndFlush(talk);
        speak(talk.id(), description.speakers());
        tag(talk.id(), description.topics());
        audit.record(person.id().value(), "created", "presentation", talk.id().value());
        return talk.id();
    }

    private boolean taken(String slug) {
        return jdbc.sql("select exists (select 1 from presentation where slug = :slug)")
                .param("slug", slug)
                .query(Boolean.class)
                .single();
    }

    /**
     * Has a talk say what its proposal says by now. Who speaks stays. Whether it may be is settled by whoever accepts it.
     */
    public void rewrite(PresentationId id, PresentationDescription description, RegionId region) {
        var talk = presentations.locked(id.value()).orElseThrow(NotFound::new);
        talk.rewrite(description, region);
        presentations.saveAndFlush(talk);
        tag(id, description.topics());
        changed(id);
    }

    /** Somebody who speaks has become a vendor's: so has the talk. */
    public void markVendors(PresentationId id) {
        var talk = presentations.locked(id.value()).orElseThrow(NotFound::new);
        talk.label(TalkKind.VENDOR);
        presentations.saveAndFlush(talk);
    }

    /**
     * Changes what is said of a talk. Speakers change their own words; who speaks, and that it is a vendor's, only its
     * organisers change: what a speaker's form says of those is passed over.
     *
     * @throws StaleVersion when somebody else changed it since
     * @throws NotFound when the person may not edit it
     */
    public void edit(PresentationId id, int version, PresentationDescription description, CurrentPerson person) {
        access.requireEdit(person, id);
        var talk = presentations.locked(id.value()).orElseThrow(NotFound::new);
        StaleVersion.check(version, talk.version());
        talk.describe(description);
        var labels = access.mayLabel(person, id);
        if (labels) {
            talk.label(description.kind());
        }
        presentations.flush();
        if (labels) {
            speak(id, description.speakers());
        }
        tag(id, description.topics());
        // Speakers and topics alone would leave the version as it is, and another's form would not notice.
        jdbc.sql("update presentation set version = :next where id = :id")
                .param("next", version + 1)
                .param("id", id.value())
                .update();
        audit.record(person.id().value(), "edited", "presentation", id.value());
        changed(id);
    }

    private void changed(PresentationId id) {
        events.publishEvent(new PresentationChanged(id));
    }

    private void speak(PresentationId talk, List<PersonId> speakers) {
        jdbc.sql("delete from presentation_speaker where presentation_id = :talk")
                .param("talk", talk.value())
                .update();
        var position = 0;
        for (var speaker : new LinkedHashSet<>(speakers)) {
            jdbc.sql("""
                            insert into presentation_speaker (presentation_id, person_id, position)
                            values (:talk, :person, :position)
                            """)
                    .param("talk", talk.value())
                    .param("person", speaker.value())
                    .param("position", position++)
                    .update();
        }
    }

    /** Somebody who was asked to speak too does. Twice is once. Whether they may is settled by whoever asked them. */
    public void join(PresentationId talk, PersonId speaker) {
        change(talk);
        jdbc.sql("""
                        insert into presentation_speaker (presentation_id, person_id, position)
                        select :talk, :person, coalesce(max(position) + 1, 0) from presentation_speaker where presentation_id = :talk
                        on conflict (presentation_id, person_id) do nothing
                        """)
                .param("talk", talk.value())
                .param("person", speaker.value())
                .update();
        changed(talk);
    }

    /** Does not speak after all. */
    public void leave(PresentationId talk, PersonId speaker) {
        change(talk);
        jdbc.sql("delete from presentation_speaker where presentation_id = ? and person_id = ?")
                .params(talk.value(), speaker.value())
                .update();
        changed(talk);
    }

    /** Whoever edits the talk meanwhile is told that others speak now; until the end of this nobody else changes it. */
    private void change(PresentationId talk) {
        jdbc.sql("update presentation set version = version + 1 where id = ?")
                .param(talk.value())
                .update();
    }

    private void tag(PresentationId talk, List<TopicId> topics) {
        jdbc.sql("delete from presentation_topic where presentation_id = :talk")
                .param("talk", talk.value())
                .update();
        if (!topics.isEmpty()) {
            jdbc.sql("""
                            insert into presentation_topic (presentation_id, topic_id)
                            select :talk, id from topic where id in (:topics)
                            """)
                    .param("talk", talk.value())
                    .param("topics", topics.stream().map(TopicId::value).toList())
                    .update();
        }
    }

    /**
     * Adds a link.
     *
     * @throws Refused when the address is none
     */
    public void addLink(
            PresentationId talk, String label, String url, MaterialAudience audience, CurrentPerson person) {
        access.requireEdit(person, talk);
        var address = BARE_ADDRESS.matcher(url.strip()).matches() ? "https://" + url.strip() : url.strip();
        if (address.length() > 500 || !WEB_ADDRESS.matcher(address).matches()) {
            throw new Refused("presentations.materials.url.wrong");
        }
        add(talk, label, null, address, audience, person);
    }

    /**
     * Adds slides or another file.
     *
     * @throws Refused with the key {@code files.*} when the file is refused
     */
    public void addFile(
            PresentationId talk,
            String label,
            InputStream upload,
            String name,
            MaterialAudience audience,
            CurrentPerson person) {
        access.requireEdit(person, talk);
        add(talk, label, files.storeDocument(upload, name, person), null, audience, person);
    }

    private void add(
            PresentationId talk,
            String label,
            @Nullable FileId file,
            @Nullable String url,
            MaterialAudience audience,
            CurrentPerson person) {
        jdbc.sql("select id from presentation where id = :talk for update")
                .param("talk", talk.value())
                .query()
                .singleRow();
        var count = jdbc.sql("select count(*) from presentation_material where presentation_id = :talk")
                .param("talk", talk.value())
                .query(Integer.class)
                .single();
        if (count >= MOST_MATERIALS) {
            throw new Refused("presentations.materials.enough", MOST_MATERIALS);
        }
        jdbc.sql("""
                        insert into presentation_material (id, presentation_id, label, file_id, url, audience, position)
                        values (:id, :talk, :label, :file, :url, :audience,
                            (select coalesce(max(position) + 1, 0) from presentation_material where presentation_id = :talk))
                        """)
                .param("id", Ids.next())
                .param("talk", talk.value())
                .param("label", label.strip())
                .param("file", file == null ? null : file.value(), java.sql.Types.OTHER)
                .param("url", url)
                .param("audience", audience.name())
                .update();
        audit.record(person.id().value(), "material-added", "presentation", talk.value());
    }

    /** Takes slides or a link away; the file goes with them. */
    public void removeMaterial(PresentationId talk, UUID material, CurrentPerson person) {
        access.requireEdit(person, talk);
        var file = jdbc.sql("""
                        delete from presentation_material where id = :id and presentation_id = :talk
                        returning coalesce(file_id::text, '')
                        """)
                .param("id", material)
                .param("talk", talk.value())
                .query(String.class)
                .optional()
                .orElseThrow(NotFound::new);
        if (!file.isEmpty()) {
            files.delete(FileId.of(file));
        }
        audit.record(person.id().value(), "material-removed", "presentation", talk.value());
    }

    /** Says who sees it. */
    public void showMaterial(PresentationId talk, UUID material, MaterialAudience audience, CurrentPerson person) {
        access.requireEdit(person, talk);
        var changed = jdbc.sql(
                        "update presentation_material set audience = :audience where id = :id and presentation_id = :talk")
                .param("audience", audience.name())
                .param("id", material)
                .param("talk", talk.value())
                .update();
        if (changed == 0) {
            throw new NotFound();
        }
        audit.record(person.id().value(), "material-shown", "presentation", talk.value());
    }

    /** Changes places with the one before; the first one stays where it is. */
    public void moveMaterialUp(PresentationId talk, UUID material, CurrentPerson person) {
        access.requireEdit(person, talk);
        jdbc.sql("""
                        with here as (
                            select id, position, lag(id) over w as before, lag(position) over w as earlier
                            from presentation_material where presentation_id = :talk
                            window w as (order by position, id)),
                        swap as (
                            select id, earlier as position from here where id = :id and before is not null
                            union all
                            select before, position from here where id = :id and before is not null)
                        update presentation_material m set position = swap.position from swap where swap.id = m.id
                        """).param("talk", talk.value()).param("id", material).update();
    }
}
