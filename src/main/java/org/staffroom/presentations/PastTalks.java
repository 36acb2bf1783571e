package org.staffroom.presentations;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Slug;

/** Writes down talks that were given before Staffroom, many at once. */
@Service
@Transactional
public class PastTalks {

    private final PresentationRepository presentations;
    private final RegionAccess regions;
    private final JdbcClient jdbc;
    private final Clock clock;

    PastTalks(PresentationRepository presentations, RegionAccess regions, JdbcClient jdbc, Clock clock) {
        this.presentations = presentations;
        this.regions = regions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A talk.
     *
     * @param region where it was given first
     * @param slides where they can be read; null when that is not known
     */
    public record Given(
            PresentationDescription description,
            RegionId region,
            @Nullable String slides) {}

    /**
     * Writes them down, each with an address that it keeps.
     *
     * @param label what a link to slides is called
     * @return their ids, in the same order
     * @throws NotFound when the person is neither an ambassador nor an admin
     */
    public List<PresentationId> record(CurrentPerson person, List<Given> given, String label) {
        regions.requireAnyRegion(person);
        jdbc.sql("select pg_advisory_xact_lock(hashtext('presentation.slug'))")
                .query()
                .singleRow();
        var taken = new HashSet<>(
                jdbc.sql("select slug from presentation").query(String.class).list());
        var now = clock.instant();
        var talks = given.stream()
                .map(one -> {
                    var slug = Slug.of(one.description().title(), taken::contains);
                    taken.add(slug);
                    return Presentation.written(
                            PresentationId.next(), one.description(), slug, one.region(), person.id(), now);
                })
                .toList();
        presentations.saveAllAndFlush(talks);
        var ids = talks.stream().map(Presentation::id).toList();
        speak(given, ids);
        tag(given, ids);
        link(given, ids, label);
        return ids;
    }

    /** Takes talks back that were written down by mistake, with their speakers, topics and materials; nothing else refers to them. */
    public void takeBack(CurrentPerson person, List<UUID> ids) {
        regions.requireAnyRegion(person);
        jdbc.sql("delete from presentation where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    private void speak(List<Given> given, List<PresentationId> ids) {
        var talks = new ArrayList<UUID>();
        var people = new ArrayList<UUID>();
        var positions = new ArrayList<Integer>();
        for (var at = 0; at < given.size(); at++) {
            var position = 0;
            for (var speaker : new LinkedHashSet<>(given.get(at).description().speakers())) {
                talks.add(ids.get(at).value());
                people.add(speaker.value());
                positions.add(position++);
            }
        }
        jdbc.sql("""
                        insert into presentation_speaker (presentation_id, person_id, position)
                        select * from unnest(:talks, :people, :positions)
                        """)
                .param("talks", talks.toArray(UUID[]::new))
                .param("people", people.toArray(UUID[]::new))
                .param("positions", positions.toArray(Integer[]::new))
                .update();
    }

    private void tag(List<Given> given, List<PresentationId> ids) {
        var talks = new ArrayList<UUID>();
        var topics = new ArrayList<UUID>();
        for (var at = 0; at < given.size(); at++) {
            for (var topic : new LinkedHashSet<>(given.get(at).description().topics())) {
                talks.add(ids.get(at).value());
                topics.add(topic.value());
            }
        }
        jdbc.sql("insert into presentation_topic (presentation_id, topic_id) select * from unnest(:talks, :topics)")
                .param("talks", talks.toArray(UUID[]::new))
                .param("topics", topics.toArray(UUID[]::new))
                .update();
    }

    private void link(List<Given> given, List<PresentationId> ids, String label) {
        var links = new ArrayList<UUID>();
        var talks = new ArrayList<UUID>();
        var urls = new ArrayList<String>();
        for (var at = 0; at < given.size(); at++) {
            var slides = given.get(at).slides();
            if (slides != null) {
                links.add(Ids.next());
                talks.add(ids.get(at).value());
                urls.add(slides);
            }
        }
        jdbc.sql("""
                        insert into presentation_material (id, presentation_id, label, url, audience, position)
                        select id, talk, :label, url, 'EVERYONE', 0 from unnest(:links, :talks, :urls) as each (id, talk, url)
                        """)
                .param("label", label)
                .param("links", links.toArray(UUID[]::new))
                .param("talks", talks.toArray(UUID[]::new))
                .param("urls", urls.toArray(String[]::new))
                .update();
    }
}
