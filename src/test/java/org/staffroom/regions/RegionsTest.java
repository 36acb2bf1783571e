package org.staffroom.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class RegionsTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 3, 2);

    @Autowired
    Regions regions;

    @Autowired
    RegionQueries queries;

    @Autowired
    RegionAccess access;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Given given;

    CurrentPerson admin;

    @BeforeEach
    void anAdmin() {
        admin = given.admin("Helen");
    }

    private static Region.Details named(String name, Region.@Nullable Tile tile) {
        return new Region.Details(
                name, name.substring(0, 4), "Words.", List.of("BA", "EX"), 155, false, tile, Nation.ENGLAND);
    }

    @Test
    void areCreatedWithASlugOfTheirNameAndAudited() {
        var slug = regions.create(admin, named("Yorkshire & the Humber", new Region.Tile(3, 2)));

        assertThat(slug).isEqualTo("yorkshire-and-the-humber");
        assertThat(queries.find(slug).postcodeAreas()).containsExactly("BA", "EX");
        assertThat(jdbc.sql("select action from audit where subject = 'region'")
                        .query(String.class)
                        .list())
                .containsExactly("created");
    }

    @Test
    void neverTakeTheAddressOfTheEmptyForm() {
        assertThat(regions.create(admin, named("New!", null))).isEqualTo("new-2");
    }

    @Test
    void aTakenTileIsRefused() {
        regions.create(admin, named("Wales", new Region.Tile(1, 3)));

        assertThatThrownBy(() -> regions.create(admin, named("London", new Region.Tile(1, 3))))
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.key()).isEqualTo("regions.refused.tile-taken"));
        assertThatThrownBy(() -> regions.create(admin, named("WALES", null)))
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.key()).isEqualTo("regions.refused.name-taken"));
    }

    @Test
    void twoAdminsAtOnceGetOneTileBetweenThem() {
        var names = List.of("Aaaa", "Bbbb", "Cccc", "Dddd");
        AtOnce.run(names.size(), number -> () -> {
            try {
                regions.create(admin, named(names.get(number), new Region.Tile(1, 1)));
            } catch (Refused taken) {
                // as it should be, for all but one
            }
            return number;
        });
        assertThat(queries.all()).hasSize(1);
    }

    @Test
    void thereIsOneNationalRegionAndItIsOffTheMap() {
        regions.create(admin, new Region.Details("National", "National", "", List.of(), 0, true, null, Nation.ENGLAND));

        assertThatThrownBy(() -> regions.create(
                        admin, new Region.Details("Second", "Second", "", List.of(), 0, true, null, Nation.ENGLAND)))
                .hasMessage("regions.refused.second-national");
        assertThatThrownBy(() -> regions.create(
                        admin,
                        new Region.Details(
                                "Third", "Third", "", List.of(), 0, true, new Region.Tile(1, 1), Nation.ENGLAND)))
                .hasMessage("regions.refused.national-on-map");
    }

    @Test
    void whatSomebodyElseSavedIsNotOverwritten() {
        regions.create(admin, named("Wales", null));
        regions.edit(admin, "wales", 0, named("Wales", new Region.Tile(1, 1)));

        assertThatThrownBy(() -> regions.edit(admin, "wales", 0, named("Wales too", null)))
                .isInstanceOf(StaleVersion.class);
        assertThat(queries.find("wales").tileColumn()).isEqualTo(1);
    }

    @Test
    void anArchivedRegionFreesItsTileAndComesBackWithoutItWhenItWasGivenAway() {
        regions.create(admin, named("Wessex", new Region.Tile(2, 4)));
        regions.archive(admin, "wessex");
        regions.create(admin, named("South West", new Region.Tile(2, 4)));

        assertThat(regions.restore(admin, "wessex")).isFalse();
        assertThat(queries.find("wessex").tileColumn()).isNull();
        assertThatThrownBy(() -> regions.restore(admin, "wessex")).hasMessage("regions.refused.not-archived");
    }

    @Test
    void nobodyButAnAdminFindsThem() {
        var region = given.region("wales", "Wales");
        var ambassador = given.ambassador("Rhian", region);

        for (var somebody : List.of(ambassador, given.member("Ellie"))) {
            assertThatThrownBy(() -> regions.create(somebody, named("Mine", null)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> regions.edit(somebody, "wales", 0, named("Mine", null)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> regions.archive(somebody, "wales")).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> regions.appoint(somebody, "wales", somebody.email(), Ambassador.Role.LEAD, TODAY))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(queries.all()).hasSize(1);
    }

    @Test
    void daysInAnotherCenturyAreASlipOfTheFinger() {
        var rhian = given.member("Rhian Bevan");
        given.region("wales", "Wales");
        for (var day : List.of(LocalDate.MAX, LocalDate.MIN, TODAY.plusYears(60))) {
            assertThatThrownBy(() -> regions.appoint(admin, "wales", rhian.email(), Ambassador.Role.LEAD, day))
                    .hasMessage("regions.refused.day-far-away");
        }
        var id = regions.appoint(admin, "wales", rhian.email(), Ambassador.Role.LEAD, TODAY);
        assertThatThrownBy(() -> regions.end(admin, "wales", id, LocalDate.MAX, null, true))
                .hasMessage("regions.refused.day-far-away");
        assertThatThrownBy(() -> regions.away(admin, "wales", id, LocalDate.MAX))
                .hasMessage("regions.refused.day-far-away");
    }

    @Test
    void anAmbassadorRunsTheRegionFromTheFirstDayToTheLast() {
        var region = given.region("wales", "Wales");
        var rhian = given.member("Rhian");
        var id = regions.appoint(admin, "wales", rhian.email().toUpperCase(), Ambassador.Role.LEAD, TODAY);
        assertThat(access.organises(rhian, region)).isTrue();

        regions.end(admin, "wales", id, TODAY, null, true);
        assertThat(access.organises(rhian, region)).isTrue();

        assertThatThrownBy(() -> regions.end(admin, "wales", id, TODAY, null, true))
                .hasMessage("regions.refused.ended-already");
    }

    @Test
    void whoseTimeEndsYesterdayIsOutAtOnce() {
        var region = given.region("wales", "Wales");
        var rhian = given.ambassador("Rhian", region);

        regions.end(admin, "wales", assignment(rhian), TODAY.minusDays(1), null, true);

        assertThat(access.organises(rhian, region)).isFalse();
    }

    @Test
    void theLastOneIsNotEndedUnknowingly() {
        var region = given.region("wales", "Wales");
        var rhian = given.ambassador("Rhian", region);
        var gethin = given.member("Gethin");

        assertThatThrownBy(() -> regions.end(admin, "wales", assignment(rhian), TODAY, null, false))
                .hasMessage("regions.refused.last-ambassador");
        assertThat(queries.assignments(region).get(0).until()).isNull();

        regions.end(admin, "wales", assignment(rhian), TODAY, gethin.email(), false);
        assertThat(queries.assignments(region)).hasSize(2);
        assertThat(access.organises(gethin, region)).isFalse();
    }

    @Test
    void whoIsSuspendedIsNamedToNobodyAndLeftBehindAlone() {
        var region = given.region("wales", "Wales");
        var rhian = given.ambassador("Rhian", region);
        var gethin = given.ambassador("Gethin", region);
        jdbc.sql("update person set status = 'SUSPENDED' where id = ?")
                .param(gethin.id().value())
                .update();

        assertThat(queries.ambassadors(region)).extracting(AmbassadorRow::name).containsExactly("Rhian");
        assertThatThrownBy(() -> regions.end(admin, "wales", assignment(rhian), TODAY, null, false))
                .hasMessage("regions.refused.last-ambassador");
    }

    @Test
    void oneOfTwoEndsWithoutASuccessor() {
        var region = given.region("wales", "Wales");
        var rhian = given.ambassador("Rhian", region);
        given.ambassador("Gethin", region);

        regions.end(admin, "wales", assignment(rhian), TODAY, null, false);

        assertThat(queries.ambassadors(region)).hasSize(2);
    }

    @Test
    void twoEndedAtOnceLeaveOneBehind() {
        var region = given.region("wales", "Wales");
        var both = List.of(given.ambassador("Rhian", region), given.ambassador("Gethin", region));

        AtOnce.run(2, number -> () -> {
            try {
                regions.end(admin, "wales", assignment(both.get(number)), TODAY.minusDays(1), null, false);
            } catch (Refused last) {
                // as it should be, for one of them
            }
            return number;
        });
        assertThat(queries.ambassadors(region)).hasSize(1);
    }

    @Test
    void nobodyIsAppointedTwiceForTheSameTimeAndNoStranger() {
        given.region("wales", "Wales");
        var rhian = given.member("Rhian");
        regions.appoint(admin, "wales", rhian.email(), Ambassador.Role.LEAD, TODAY);

        assertThatThrownBy(() -> regions.appoint(admin, "wales", rhian.email(), Ambassador.Role.CO, TODAY.plusDays(5)))
                .hasMessage("regions.refused.appointed-already");
        assertThatThrownBy(() -> regions.appoint(admin, "wales", "nobody@school.example", Ambassador.Role.CO, TODAY))
                .hasMessage("regions.refused.unknown-member");
    }

    @Test
    void followingTwiceIsFollowingOnce() {
        given.region("wales", "Wales");
        var ellie = given.member("Ellie");
        AtOnce.run(6, number -> () -> {
            regions.follow(ellie.id(), "wales");
            return number;
        });
        assertThat(queries.followedBy(ellie.id())).hasSize(1);

        regions.unfollow(ellie.id(), "wales");
        regions.unfollow(ellie.id(), "wales");
        assertThat(queries.followedBy(ellie.id())).isEmpty();
        assertThatThrownBy(() -> regions.follow(ellie.id(), "nowhere")).isInstanceOf(NotFound.class);
    }

    private UUID assignment(CurrentPerson person) {
        return jdbc.sql("select id from ambassador where person_id = ?")
                .param(person.id().value())
                .query(UUID.class)
                .single();
    }
}
