package org.staffroom.agendas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.AtTheDesk;
import org.staffroom.support.StaffroomTest;

/** A vendor's talk is labelled so as soon as it turns out to be one. */
@StaffroomTest
class VendorTalksTest extends AtTheDesk {

    @Autowired
    Clock clock;

    private CurrentPerson nick;
    private CurrentPerson ben;
    private CurrentPerson helen;

    @BeforeEach
    void aMembersTalkToComeAndOneGiven() {
        nick = given.member("Nick Farrow");
        ben = given.member("Ben Okafor");
        helen = given.admin("Helen Catterall");
        says(nick, "Proofgate");
        says(ben, "Severn Vale School");
        var held = given.meeting(region, "Held", clock.instant().minus(Duration.ofDays(40)), 30);
        given.agendaItem(held, 0, 30, "MEMBER_TALK", given.talk("Passwords", "MEMBER", nick.id()));
        var next = given.meeting(region, "Going cloud");
        given.agendaItem(next, 0, 30, "MEMBER_TALK", given.talk("Backups", "MEMBER", ben.id(), nick.id()));
        given.agendaItem(next, 30, 30, "MEMBER_TALK", given.talk("Apprentices", "MEMBER", ben.id()));
    }

    /** As everybody does on the own profile: an organisation that is new is taken for a school. */
    private void says(CurrentPerson person, String work) {
        var version = single("select version::text from person where id = '" + person.id() + "'");
        assertThat(post(
                        person,
                        "/my/profile",
                        "name",
                        person.name(),
                        "jobTitle",
                        "IT",
                        "organisation",
                        work,
                        "version",
                        version))
                .hasStatus(303);
    }

    private void change(String organisation, String kind) {
        var id = single("select id::text from organisation where name = '" + organisation + "'");
        var version = single("select version::text from organisation where id = '" + id + "'");
        assertThat(post(helen, "/admin/organisations/" + id, "name", organisation, "kind", kind, "version", version))
                .hasStatus(303);
    }

    private String vendors() {
        return single(
                "select coalesce(string_agg(title, ', ' order by title), '') from presentation where kind = 'VENDOR'");
    }

    @Test
    void talksToComeAreAVendorsOnceTheSpeakersEmployerIsPutRight() {
        change("Proofgate", "OTHER");
        assertThat(vendors()).isEmpty();
        change("Proofgate", "VENDOR");
        assertThat(vendors()).isEqualTo("Backups");
        assertThat(single("select string_agg(kind, ', ' order by start_minute) from agenda_item"
                        + " where meeting_id = (select id from meeting where title = 'Going cloud')"))
                .isEqualTo("VENDOR_TALK, MEMBER_TALK");
        assertThat(visitor("/meetings/going-cloud")).bodyText().contains("Vendor talk");
    }

    @Test
    void talksToComeAreAVendorsOnceTheirSpeakerWorksThere() {
        given.organisation("Cirrus", "VENDOR");
        says(ben, "Severn Vale School");
        assertThat(vendors()).isEmpty();
        says(ben, "Cirrus");
        assertThat(vendors()).isEqualTo("Apprentices, Backups");
        says(ben, "Severn Vale School");
        assertThat(vendors()).isEqualTo("Apprentices, Backups");
    }
}
