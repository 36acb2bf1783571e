package org.staffroom.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.staffroom.support.Refusals.refuses;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.StaleVersion;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.venues.VenueId;

@StaffroomTest
@RecordApplicationEvents
class MeetingsTest {

    @Autowired
    Meetings meetings;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    RegionId region;
    CurrentPerson marcus;
    CurrentPerson elsewhere;
    RegionId wales;
    VenueId castle;

    @BeforeEach
    void aRegion() {
        region = given.region("south-west", "South West");
        wales = given.region("wales", "Wales");
        marcus = given.ambassador("Marcus Shore", region);
        elsewhere = given.ambassador("Carys Wynn", wales);
        castle = given.venue("The Castle", region);
    }

    @Test
    void aDraftIsPublishedAtAnAddressMadeOfItsTitle() {
        var id = meetings.create(marcus, region, details("Going cloud, 16 March 2027", 40));

        assertThat(meetings.publish(marcus, id)).isEqualTo("going-cloud");

        assertThat(events.stream(MeetingPublished.class)).containsExactly(new MeetingPublished(id));
        assertThat(capacity(id)).isEqualTo(40);
    }

    @Test
    void anAddressOnceGivenIsNotGivenAgain() {
        meetings.publish(marcus, meetings.create(marcus, region, details("Going cloud", 40)));
        jdbc.sql("insert into meeting_former_slug (slug, meeting_id) select 'going-cloud-2', id from meeting")
                .update();

        var second = meetings.create(marcus, region, details("Going cloud", 40));

        assertThat(meetings.publish(marcus, second)).isEqualTo("going-cloud-3");
    }

    @Test
    void onlyTheRegionsOwnAmbassadorsPlanForIt() {
        assertThatThrownBy(() -> meetings.create(elsewhere, region, details("Mine", 40)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> meetings.create(given.member("Ellie Marsh"), region, details("Mine", 40)))
                .isInstanceOf(NotFound.class);

        var id = meetings.create(given.admin("Helen Catterall"), region, details("Anybody's", 40));

        assertThatThrownBy(() -> meetings.publish(elsewhere, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> meetings.edit(elsewhere, id, 0, details("Mine", 40)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> meetings.cancel(elsewhere, id, "Because.")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> meetings.setCapacity(elsewhere, id, PlaceMode.ROOM, 1))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> meetings.copy(elsewhere, id, wales, details("Mine", 40)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> meetings.inviteCoHost(elsewhere, id, wales)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> meetings.acceptCoHost(elsewhere, id, wales, ""))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aCoHostOrganisesOnceItAccepted() {
        var id = meetings.create(marcus, region, details("Across the bridge", 40));
        meetings.inviteCoHost(marcus, id, wales);

        assertThatThrownBy(() -> meetings.publish(elsewhere, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> meetings.acceptCoHost(marcus, id, wales, "")).isInstanceOf(NotFound.class);

        meetings.acceptCoHost(elsewhere, id, wales, "");
        meetings.publish(elsewhere, id);

        meetings.leaveCoHost(elsewhere, id, wales, "");
        assertThatThrownBy(() -> meetings.setCapacity(elsewhere, id, PlaceMode.ROOM, 50))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoeverEditsAnOldVersionIsTold() {
        var id = meetings.create(marcus, region, details("Going cloud", 40));
        meetings.edit(marcus, id, 0, details("Going cloud together", 40));

        assertThatThrownBy(() -> meetings.edit(marcus, id, 0, details("Going home", 40)))
                .isInstanceOf(StaleVersion.class);

        assertThat(title(id)).isEqualTo("Going cloud together");
    }

    @Test
    void neverFewerPlacesThanPeople() {
        var id = given.meeting(region, "Full house");
        for (var number = 0; number < 3; number++) {
            given.confirmed(id, given.member("Member " + number).id());
        }

        refuses("meetings.refused.capacity-below-confirmed", () -> meetings.setCapacity(marcus, id, PlaceMode.ROOM, 2));
        meetings.setCapacity(marcus, id, PlaceMode.ROOM, 3);
        assertThat(events.stream(CapacityRaised.class)).isEmpty();

        meetings.setCapacity(marcus, id, PlaceMode.ROOM, 4);
        assertThat(events.stream(CapacityRaised.class)).containsExactly(new CapacityRaised(id));
    }

    @Test
    void aCopyCarriesTheDayOverWithTalksToBeAnnounced() {
        var id = meetings.create(marcus, region, details("Autumn", 40));
        var host = given.organisation("CoreToCloud", "VENDOR");
        meetings.addPartner(marcus, id, host, PartnerRole.HOST);
        var talk = given.talk("Ransomware", "VENDOR", given.guest("Adil Rahman"));
        given.agendaItem(id, 0, 20, "WELCOME", null);
        given.agendaItem(id, 20, 45, "VENDOR_TALK", talk);

        var copy = meetings.copy(marcus, id, region, details("Spring", 40));

        assertThat(jdbc.sql("""
                        select start_minute || ' ' || length_minutes || ' ' || kind || ' ' || title || coalesce(presentation_id::text, '')
                        from agenda_item where meeting_id = ? order by start_minute
                        """).param(copy.value()).query(String.class).list())
                .containsExactly("0 20 WELCOME WELCOME", "20 45 VENDOR_TALK ");
        assertThat(jdbc.sql("select organisation_id from meeting_partner where meeting_id = ?")
                        .param(copy.value())
                        .query(UUID.class)
                        .list())
                .containsExactly(host.value());
    }

    @Test
    void aCancelledMeetingIsHeldAgainWithItsTalks() {
        var id = given.meeting(region, "Joint day");
        var talk = given.talk("Intune", "VENDOR", given.guest("Rashmi Kulkarni"));
        given.agendaItem(id, 0, 45, "VENDOR_TALK", talk);
        meetings.cancel(marcus, id, "Snow and ice.");

        var again = meetings.holdAgain(marcus, id, region, details("Joint day", 40));

        assertThat(events.stream(MeetingCancelled.class)).containsExactly(new MeetingCancelled(id, "Snow and ice."));
        assertThat(jdbc.sql("select presentation_id from agenda_item where meeting_id = ?")
                        .param(again.value())
                        .query(UUID.class)
                        .single())
                .isEqualTo(talk.value());
    }

    @Test
    void whatIsDoneIsRecorded() {
        var id = meetings.create(marcus, region, details("Going cloud", 40));
        meetings.publish(marcus, id);

        assertThat(jdbc.sql("select action from audit where subject_id = ? and actor_id = ? order by id")
                        .params(id.value(), marcus.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("created", "published");
    }

    private MeetingDetails details(String title, int room) {
        return details(title, MeetingFormat.IN_PERSON, castle, room, null);
    }

    private static MeetingDetails details(
            String title,
            MeetingFormat format,
            @Nullable VenueId venue,
            @Nullable Integer room,
            @Nullable Integer online) {
        return new MeetingDetails(
                title,
                "Together.",
                format,
                LocalDate.of(2027, 3, 16),
                LocalTime.of(9, 30),
                LocalTime.of(15, 0),
                venue,
                null,
                room,
                online);
    }

    private int capacity(MeetingId id) {
        return jdbc.sql("select capacity from place where meeting_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private String title(MeetingId id) {
        return jdbc.sql("select title from meeting where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }
}
