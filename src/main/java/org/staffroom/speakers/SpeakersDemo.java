package org.staffroom.speakers;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingDemo;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PeopleDemo;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.MaterialAudience;
import org.staffroom.presentations.PresentationDemo;
import org.staffroom.presentations.Presentations;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;
import org.staffroom.shared.TravellingClock;

/** What speakers of the demonstration say of themselves, who sees some slides, and who is invited where, and who cannot come. */
@Component
@Order(65)
@ConditionalOnBooleanProperty("staffroom.demo")
class SpeakersDemo implements DemoData {

    private record Biography(String person, String words) {}

    private record Shown(String talk, MaterialAudience audience) {}

    private record Invited(
            String talk,
            String region,
            @Nullable String meeting,
            int daysAgo,
            String words,
            @Nullable String answer,
            @Nullable String answeredBy,
            @Nullable String answerWords) {}

    private record Absent(String person, String talk, String meeting, int daysAgo, String words) {}

    private record Listed(
            List<Biography> biographies, List<Shown> slides, List<Invited> invitations, List<Absent> absences) {}

    private record Ambassador(UUID id, String name, String email, UUID region) {}

    private final SpeakerProfiles profiles;
    private final Invitations invitations;
    private final Absences absences;
    private final Presentations presentations;
    private final PeopleDemo people;
    private final PresentationDemo talks;
    private final MeetingDemo meetings;
    private final JdbcClient jdbc;
    private final TravellingClock clock;

    SpeakersDemo(
            SpeakerProfiles profiles,
            Invitations invitations,
            Absences absences,
            Presentations presentations,
            PeopleDemo people,
            PresentationDemo talks,
            MeetingDemo meetings,
            JdbcClient jdbc,
            TravellingClock clock) {
        this.profiles = profiles;
        this.invitations = invitations;
        this.absences = absences;
        this.presentations = presentations;
        this.people = people;
        this.talks = talks;
        this.meetings = meetings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void load() {
        var listed = DemoFile.one("speakers.yaml", Listed.class);
        listed.biographies().forEach(one -> {
            var person = person(one.person());
            profiles.tell(person, SpeakerProfiles.NOTHING_YET, one.words());
        });
        var admin = person("admin@staffroom.example");
        listed.slides()
                .forEach(one -> jdbc.sql("select id from presentation_material where presentation_id = ?")
                        .param(talks.byKey(one.talk()).value())
                        .query(UUID.class)
                        .list()
                        .forEach(material ->
                                presentations.showMaterial(talks.byKey(one.talk()), material, one.audience(), admin)));
        var now = Clock.systemUTC().instant();
        for (var one : listed.invitations()) {
            clock.travelTo(now.minus(Duration.ofDays(one.daysAgo())));
            invite(one);
        }
        for (var one : listed.absences()) {
            clock.travelTo(now.minus(Duration.ofDays(one.daysAgo())));
            absences.say(
                    person(one.person()),
                    slug("presentation", talks.byKey(one.talk()).value()),
                    slug("meeting", meetings.byKey(one.meeting()).value()),
                    one.words());
        }
        clock.comeBack();
    }

    private void invite(Invited one) {
        var ambassador =
                jdbc.sql("""
                        select p.id, p.name, p.email, r.id as region from ambassador a join person p on p.id = a.person_id
                        join region r on r.id = a.region_id
                        where r.slug = ? and a.until is null order by a.role = 'CO', p.name limit 1
                        """).param(one.region()).query(Ambassador.class).single();
        var id = invitations.invite(
                new CurrentPerson(new PersonId(ambassador.id()), ambassador.name(), ambassador.email(), false, true),
                talks.byKey(one.talk()),
                new RegionId(ambassador.region()),
                one.meeting() == null ? null : meetings.byKey(one.meeting()),
                one.words());
        if (one.answer() != null && one.answeredBy() != null) {
            clock.travelTo(clock.instant().plus(Duration.ofDays(1)));
            invitations.answer(
                    people.person(one.answeredBy()),
                    id,
                    one.answer().equals("yes"),
                    one.answerWords() == null ? "" : one.answerWords());
        }
    }

    private String slug(String table, UUID id) {
        return jdbc.sql("select slug from " + table + " where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private CurrentPerson person(String email) {
        var id = people.person(email);
        var name = jdbc.sql("select name from person where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
        return new CurrentPerson(id, name, email, email.startsWith("admin@"), true);
    }
}
