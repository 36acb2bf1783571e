package org.staffroom.regions;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.DemoAdmin;
import org.staffroom.people.PersonId;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Dates;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;

/** The regions of the demonstration network, their ambassadors, and members following where their school is. */
@Component
@Order(30)
@ConditionalOnProperty("staffroom.demo")
class RegionDemo implements DemoData {

    private static final int WEEKS_AWAY = 5;

    record Sample(
            String slug,
            String name,
            String shortName,
            String description,
            List<String> postcodeAreas,
            int hue,
            boolean national,
            @Nullable Integer tileColumn,
            @Nullable Integer tileRow,
            @Nullable Nation nation,
            List<Runner> ambassadors) {

        Region.Details details() {
            var tile = tileColumn == null || tileRow == null ? null : new Region.Tile(tileColumn, tileRow);
            return new Region.Details(
                    name,
                    shortName,
                    description.strip(),
                    postcodeAreas,
                    hue,
                    national,
                    tile,
                    nation == null ? Nation.ENGLAND : nation);
        }
    }

    /** @param sinceYear academic years from the present one, so that the data never ages */
    record Runner(String email, Ambassador.Role role, int sinceYear, boolean away) {}

    record School(String name, @Nullable String region) {}

    private final Regions regions;
    private final DemoAdmin admin;
    private final JdbcClient jdbc;
    private final Dates dates;

    RegionDemo(Regions regions, DemoAdmin admin, JdbcClient jdbc, Dates dates) {
        this.regions = regions;
        this.admin = admin;
        this.jdbc = jdbc;
        this.dates = dates;
    }

    @Override
    public void load() {
        var me = admin.get();
        for (var region : DemoFile.rows("regions.yaml", Sample.class)) {
            regions.createAt(me, region.slug, region.details());
            region.ambassadors.forEach(ambassador -> appoint(me, region.slug, ambassador));
        }
        for (var school : DemoFile.rows("organisations.yaml", School.class)) {
            if (school.region != null) {
                follow(school.name, school.region);
            }
        }
    }

    private void appoint(CurrentPerson me, String slug, Runner ambassador) {
        var year = new AcademicYear(AcademicYear.of(dates.today()).start() + ambassador.sinceYear);
        var assignment = regions.appoint(me, slug, ambassador.email, ambassador.role, year.firstDay());
        if (ambassador.away) {
            regions.away(me, slug, assignment, dates.today().plusWeeks(WEEKS_AWAY));
        }
    }

    private void follow(String school, String region) {
        jdbc.sql("""
                        select p.id from person p join organisation o on o.id = p.organisation_id
                        where o.name = ? and p.standing = 'MEMBER'
                        """)
                .param(school)
                .query(UUID.class)
                .list()
                .forEach(person -> regions.follow(new PersonId(person), region));
    }
}
