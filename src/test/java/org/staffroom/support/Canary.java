package org.staffroom.support;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.files.StoredFiles;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationId;
import org.staffroom.regions.RegionId;
import org.staffroom.writeups.WriteUpId;

/**
 * A person whom every table knows, with a word of its own in every column that holds their text: {@link #ROOT} and a number.
 * Whoever adds a table adds a row to one of its parts; tests say
 * which is missing.
 */
public final class Canary {

    public static final String ROOT = "zxq";

    private final JdbcClient jdbc;
    final Given given;
    final StoredFiles files;
    final Timestamp now;
    private final Map<String, String> words = new LinkedHashMap<>();

    public final CurrentPerson person;
    public final CurrentPerson other;
    public final RegionId region;
    public final MeetingId held;
    public final MeetingId coming;

    /** Stays, without the name and the slides. */
    public final PresentationId givenAlone;

    public final PresentationId givenTogether;

    /** Stays: the meeting's report. */
    public final WriteUpId report;

    public Canary(ApplicationContext beans) {
        jdbc = beans.getBean(JdbcClient.class);
        given = beans.getBean(Given.class);
        files = beans.getBean(StoredFiles.class);
        var clock = beans.getBean(Clock.class);
        now = Timestamp.from(clock.instant());
        other = given.member("Somebody Else");
        region = given.region("south-west", "South West");
        held = given.meeting(region, "Held", clock.instant().minus(Duration.ofDays(5)), 30);
        coming = given.meeting(region, "Coming", clock.instant().plus(Duration.ofDays(20)), 1);
        person = person();
        var account = new CanaryAccount(this);
        var meetings = new CanaryAtMeetings(this);
        account.signIns();
        account.follows();
        meetings.board();
        meetings.places();
        meetings.rooms();
        givenAlone = given.talk("Given alone", "MEMBER", person.id());
        givenTogether = given.talk("Given together", "MEMBER", person.id(), other.id());
        var talks = new CanaryTalks(this);
        talks.talks();
        report = given.writeUp(held, person.id(), "What was said");
        var writeUps = new CanaryWriteUps(this);
        writeUps.writeUps();
        talks.proposals();
        account.mails();
        account.imports();
        account.cpd();
    }

    /** The words, by the column they stand in: "person.name". */
    public Map<String, String> words() {
        return Map.copyOf(words);
    }

    String word(String column) {
        return words.computeIfAbsent(column, one -> ROOT + (100 + words.size()));
    }

    void sql(String sql, Object... parameters) {
        jdbc.sql(sql).params(parameters).update();
    }

    private UUID id() {
        return person.id().value();
    }

    private CurrentPerson person() {
        var member = given.member("Canary");
        var email = word("person.email") + "@school.example";
        var name = "Jo " + word("person.name");
        sql(
                "update person set name = ?, email = ?, job_title = ?, dietary_needs = ?, access_needs = ?, organisation_id = ? where id = ?",
                name,
                email,
                word("person.job_title"),
                word("person.dietary_needs"),
                word("person.access_needs"),
                given.organisation("A school", "SCHOOL").value(),
                member.id().value());
        return new CurrentPerson(member.id(), name, email, false, true);
    }
}
