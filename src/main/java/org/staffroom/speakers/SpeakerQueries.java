package org.staffroom.speakers;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.PresentationId;

/** Reads of speakers and of where talks are given. */
@Component
class SpeakerQueries {

    /** @param status as the fragment for a meeting's state takes it */
    record GivenAt(String slug, String title, Instant startsAt, String regionSlug, String regionName, String status) {}

    /** What a speaker shows of themselves. */
    record Profile(UUID person, String name, @Nullable String organisation, String slug, String biography) {}

    /** What one edits of oneself. */
    record Own(int version, String slug, String biography) {}

    /**
     * A talk of one's own.
     *
     * @param described whether it has an abstract
     * @param materials how many slides and links it has
     * @param shown how many of them somebody may see
     */
    record OwnTalk(
            UUID id,
            String slug,
            String title,
            boolean vendor,
            boolean published,
            boolean described,
            int materials,
            int shown) {}

    /** A talk of one's own on the agenda of a published meeting. */
    record Appearance(
            UUID talk,
            String slug,
            String title,
            Instant startsAt,
            Instant endsAt,
            Instant speaksAt,
            @Nullable String venue,
            String regionSlug,
            String regionName,
            String status) {

        public boolean postponed() {
            return status.equals("POSTPONED");
        }

        public boolean cancelled() {
            return status.equals("CANCELLED");
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    SpeakerQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The published meetings at which a talk is given, the latest first. */
    List<GivenAt> givenAt(PresentationId talk) {
        return jdbc.sql("""
                        select m.slug, m.title, m.starts_at, r.slug as region_slug, r.name as region_name,
                            lower(m.status) as status
                        from meeting m join region r on r.id = m.region_id
                        where m.status <> 'DRAFT' and m.id in (
                            select i.meeting_id from agenda_item i where i.presentation_id = :talk)
                        order by m.starts_at desc
                        """).param("talk", talk.value()).query(GivenAt.class).list();
    }

    Optional<Profile> profile(String slug) {
        return jdbc.sql("""
                        select p.id as person, p.name, o.name as organisation, s.slug, s.biography
                        from speaker_profile s join person p on p.id = s.person_id
                        left join organisation o on o.id = p.organisation_id
                        where s.slug = :slug and s.biography <> '' and p.status = 'ACTIVE'
                        """).param("slug", slug).query(Profile.class).optional();
    }

    Optional<Own> own(PersonId person) {
        return jdbc.sql("select version, slug, biography from speaker_profile where person_id = :person")
                .param("person", person.value())
                .query(Own.class)
                .optional();
    }

    List<OwnTalk> talks(PersonId person) {
        return jdbc.sql("""
                        select p.id, p.slug, p.title, p.kind = 'VENDOR' as vendor, p.last_given is not null as published,
                            p.abstract <> '' as described, count(m.id) as materials,
                            count(m.id) filter (where m.audience <> 'NOBODY') as shown
                        from presentation_speaker s join presentation p on p.id = s.presentation_id
                        left join presentation_material m on m.presentation_id = p.id
                        where s.person_id = :person and p.created_at <= :now
                        group by p.id order by p.last_given desc nulls first, lower(p.title), p.id
                        """)
                .param("person", person.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(OwnTalk.class)
                .list();
    }

    /** Where one's talks stand on the agendas of published meetings, the next one first. */
    List<Appearance> appearances(PersonId person) {
        return jdbc.sql("""
                        select i.presentation_id as talk, m.slug, m.title, m.starts_at, m.ends_at,
                            m.starts_at + make_interval(mins => min(i.start_minute)) as speaks_at,
                            v.name || ', ' || v.town as venue, r.slug as region_slug, r.name as region_name, m.status
                        from presentation_speaker s
                        join agenda_item i on i.presentation_id = s.presentation_id
                        join meeting m on m.id = i.meeting_id and m.status <> 'DRAFT'
                        join region r on r.id = m.region_id left join venue v on v.id = m.venue_id
                        where s.person_id = :person
                        group by i.presentation_id, m.id, v.id, r.id
                        order by m.starts_at, speaks_at, i.presentation_id
                        """)
                .param("person", person.value())
                .query(Appearance.class)
                .list();
    }
}
