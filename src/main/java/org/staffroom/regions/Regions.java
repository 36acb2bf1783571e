package org.staffroom.regions;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Dates;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Slug;
import org.staffroom.shared.Violation;

/** Commands on regions, their ambassadors and their followers. All but following are for admins; others find nothing. */
@Service
@Transactional
public class Regions {

    private static final int MOST_YEARS = 50;

    private final RegionRepository regions;
    private final AmbassadorRepository ambassadors;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Dates dates;
    private final Clock clock;

    Regions(
            RegionRepository regions,
            AmbassadorRepository ambassadors,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Dates dates,
            Clock clock) {
        this.regions = regions;
        this.ambassadors = ambassadors;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.dates = dates;
        this.clock = clock;
    }

    /** @return the slug, made of the name and frozen */
    String create(CurrentPerson me, Region.Details details) {
        requireAdmin(me);
        var slug = Slug.of(
                details.name(),
                taken -> taken.equals("new")
                        || jdbc.sql("select exists (select 1 from region where slug = ?)")
                                .param(taken)
                                .query(Boolean.class)
                                .single());
        return createAt(me, slug, details);
    }

    String createAt(CurrentPerson me, String slug, Region.Details details) {
        requireAdmin(me);
        var region = Region.create(slug, details);
        save(region);
        record(me, "created", region);
        return slug;
    }

    /** @throws org.staffroom.shared.StaleVersion when somebody saved the region since the form was opened */
    void edit(CurrentPerson me, String slug, int version, Region.Details details) {
        var region = forAdmin(me, slug);
        region.edit(version, details);
        save(region);
        record(me, "edited", region);
    }

    void archive(CurrentPerson me, String slug) {
        var region = forAdmin(me, slug);
        region.archive(clock.instant());
        record(me, "archived", region);
    }

    /** @return whether it got its tile back */
    boolean restore(CurrentPerson me, String slug) {
        var region = forAdmin(me, slug);
        var tile = region.tile();
        var free = tile == null
                || !jdbc.sql("select exists (select 1 from region"
                                + " where tile_column = ? and tile_row = ? and archived_at is null)")
                        .params(tile.column(), tile.row())
                        .query(Boolean.class)
                        .single();
        region.restore(free);
        save(region);
        record(me, "restored", region);
        return free;
    }

    /** @return the id of the assignment */
    UUID appoint(CurrentPerson me, String slug, String email, Ambassador.Role role, LocalDate since) {
        var region = forAdmin(me, slug);
        requireNear(since);
        return appoint(me, region, email, role, since);
    }

    /**
     * Ends an assignment. A region is left without ambassadors only knowingly.
     *
     * @param lastDay the last day on which they run the region
     * @param successor the e-mail of who takes over the day after; null for nobody
     * @param without that the region may be without an ambassador
     */
    void end(
            CurrentPerson me,
            String slug,
            UUID assignment,
            LocalDate lastDay,
            @Nullable String successor,
            boolean without) {
        var region = forAdmin(me, slug);
        var ambassador = assignment(region, assignment);
        requireNear(lastDay);
        var day = lastDay.plusDays(1);
        ambassador.end(day);
        ambassadors.saveAndFlush(ambassador);
        if (successor != null) {
            appoint(me, region, successor, Ambassador.Role.LEAD, day);
        } else if (!without && !anybodyElse(region, assignment, day)) {
            throw new Refused("regions.refused.last-ambassador");
        }
        audit.record(me.id().value(), "ended", "ambassador", assignment);
    }

    /** @param until the day they are back; null when they are here again */
    void away(CurrentPerson me, String slug, UUID assignment, @Nullable LocalDate until) {
        var region = forAdmin(me, slug);
        if (until != null) {
            requireNear(until);
        }
        assignment(region, assignment).away(until, dates.today());
        audit.record(me.id().value(), until == null ? "back" : "away", "ambassador", assignment);
    }

    /** Follows a region: pressing twice is following once. */
    void follow(PersonId person, String slug) {
        var region = jdbc.sql("select id from region where slug = ? and archived_at is null")
                .param(slug)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotFound::new);
        jdbc.sql("insert into region_follower (region_id, person_id, since) values (?, ?, ?) on conflict do nothing")
                .params(region, person.value(), Timestamp.from(clock.instant()))
                .update();
    }

    /** Follows these and no others; one that is archived is left as it was. */
    public void followOnly(PersonId person, Collection<String> slugs) {
        var wanted = slugs.toArray(String[]::new);
        jdbc.sql("""
                        delete from region_follower where person_id = :person and region_id in (
                            select id from region where archived_at is null and slug <> all(:wanted))
                        """).param("person", person.value()).param("wanted", wanted).update();
        jdbc.sql("""
                        insert into region_follower (region_id, person_id, since)
                        select id, :person, :now from region where archived_at is null and slug = any(:wanted)
                        on conflict do nothing
                        """)
                .param("person", person.value())
                .param("wanted", wanted)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void unfollow(PersonId person, String slug) {
        jdbc.sql("delete from region_follower where person_id = ?"
                        + " and region_id = (select id from region where slug = ?)")
                .params(person.value(), slug)
                .update();
    }

    /** A slip of the finger in the year, or a day that the database cannot hold. */
    private void requireNear(LocalDate day) {
        if (Math.abs((long) day.getYear() - dates.today().getYear()) > MOST_YEARS) {
            throw new Refused("regions.refused.day-far-away");
        }
    }

    private UUID appoint(CurrentPerson me, Region region, String email, Ambassador.Role role, LocalDate since) {
        var person = jdbc.sql("""
                        select id from person where email = lower(:email) and standing = 'MEMBER' and status = 'ACTIVE'
                        """)
                .param("email", email.strip())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Refused("regions.refused.unknown-member"));
        var ambassador = Ambassador.appoint(region.id(), new PersonId(person), role, since);
        try {
            ambassadors.saveAndFlush(ambassador);
        } catch (DataIntegrityViolationException problem) {
            throw Violation.is(problem, "ambassador_once_at_a_time")
                    ? new Refused("regions.refused.appointed-already")
                    : problem;
        }
        audit.record(me.id().value(), "appointed", "ambassador", ambassador.id());
        events.publishEvent(new AmbassadorAppointed(ambassador.id(), me.id()));
        return ambassador.id();
    }

    private boolean anybodyElse(Region region, UUID but, LocalDate day) {
        return jdbc.sql("""
                        select exists (select 1 from ambassador a join person p on p.id = a.person_id and p.status = 'ACTIVE'
                            where a.region_id = :region and a.id <> :but
                              and a.since <= :day and (a.until is null or a.until > :day))
                        """)
                .param("region", region.id().value())
                .param("but", but)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    private Ambassador assignment(Region region, UUID id) {
        return ambassadors.findById(id).filter(a -> a.isOf(region.id())).orElseThrow(NotFound::new);
    }

    private void save(Region region) {
        try {
            regions.saveAndFlush(region);
        } catch (DataIntegrityViolationException problem) {
            throw switch (Violation.of(problem).orElse("")) {
                case "region_tile" -> new Refused("regions.refused.tile-taken");
                case "region_name", "region_slug_key" -> new Refused("regions.refused.name-taken");
                case "region_one_national" -> new Refused("regions.refused.second-national");
                default -> problem;
            };
        }
    }

    private Region forAdmin(CurrentPerson me, String slug) {
        requireAdmin(me);
        return regions.findBySlug(slug).orElseThrow(NotFound::new);
    }

    private static void requireAdmin(CurrentPerson me) {
        if (!me.admin()) {
            throw new NotFound();
        }
    }

    private void record(CurrentPerson me, String action, Region region) {
        audit.record(me.id().value(), action, "region", region.id().value());
    }
}
