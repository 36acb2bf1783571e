package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.staffroom.calendars.MeetingEntry;
import org.staffroom.notifications.Facts.Change;
import org.staffroom.notifications.Facts.Line;
import org.staffroom.notifications.Facts.Part;
import org.staffroom.notifications.Facts.Section;
import org.staffroom.notifications.Facts.WriteUp;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Ids;
import org.staffroom.support.StaffroomTest;
import tools.jackson.databind.json.JsonMapper;

/** Each kind of message has its words, whatever its recipient is to the meeting. */
@StaffroomTest
class LettersTest {

    @Autowired
    LetterWriter letters;

    @Autowired
    Post post;

    @Autowired
    MessageSource messages;

    @Autowired
    JsonMapper json;

    private static final Instant START = Instant.parse("2027-03-16T09:30:00Z");

    @ParameterizedTest
    @EnumSource(Template.class)
    void everyKindHasItsWords(Template template) {
        assertThat(messages.getMessage("notifications.template." + template, null, Locale.UK))
                .isNotBlank();
        for (var part : Part.values()) {
            var letter = letters.write(delivery(template, facts(part)));
            assertThat(List.of(letter.subject(), letter.preview(), letter.heading(), letter.reason()))
                    .allSatisfy(words -> assertThat(words).isNotBlank().doesNotContain("{", "mail."));
            assertThat(post.text(letter)).doesNotContain("{", "null", "mail.");
            assertThat(post.html(letter)).doesNotContain("null", "??");
        }
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void whatIsKeptIsReadAgain(Template template) {
        var facts = facts(Part.CONFIRMED);
        assertThat(json.readValue(json.writeValueAsString(facts), Facts.class)).isEqualTo(facts);
    }

    @Test
    void whatWasWrittenBeforeThereWasMoreToTell() {
        assertThat(json.readValue(
                        "{\"name\":\"Jo\",\"part\":\"WAITING\",\"sequence\":1,\"position\":2,\"round\":3}",
                        Facts.class))
                .extracting(Facts::name, Facts::position, Facts::changes)
                .containsExactly("Jo", 2, null);
    }

    @Test
    void whatWasAndWhatIsInBothForms() {
        var letter = letters.write(delivery(Template.MEETING_CHANGED, facts(Part.CONFIRMED)));
        assertThat(post.text(letter))
                .contains("Starts: 10am (was 9.30am)", "Session: Cloud no longer applies", "Room: Hall\n")
                .contains("Agenda\n- 10am Welcome\n  Jo Blake\n  http://localhost:8080/meetings/spring-meeting");
        assertThat(post.html(letter)).contains("was 9.30am", "Cloud no longer applies", ">Agenda</h2>");
    }

    @ParameterizedTest
    @EnumSource(names = {"MEETING_CHANGED", "MEETING_POSTPONED", "MEETING_RESCHEDULED", "MEETING_CANCELLED"})
    void whoeverHostsIsWrittenToAsThat(Template template) {
        assertThat(post.text(letters.write(delivery(template, facts(Part.HOST)))))
                .containsPattern("Spring meeting, which you (are|were) [\\w ]*host")
                .doesNotContain("our place", "your calendar", "waiting list", "colleagues");
    }

    @Test
    void aVendorTalkIsCalledSo() {
        for (var template :
                List.of(Template.SPEAKER_INVITED, Template.INVITATION_ANSWERED, Template.INVITATION_WITHDRAWN)) {
            assertThat(post.text(letters.write(delivery(template, facts(Part.CONFIRMED)))))
                    .contains("Vendor talk: Growing your own");
        }
    }

    private static Facts facts(Part part) {
        var meeting = new MeetingEntry(
                Ids.next(),
                "spring-meeting",
                "Spring meeting",
                "",
                "South West",
                ZoneId.of("Europe/London"),
                START,
                START.plusSeconds(3600),
                false,
                null,
                1,
                START,
                "The Castle, Bristol",
                false,
                List.of(),
                null,
                false);
        return new Facts(
                "Jo Blake",
                meeting,
                new WriteUp("said", "What we said", "In short.", "Alex", "Spring meeting", "Tuesday", "South West"),
                part,
                "The motorway is closed.",
                1,
                2,
                1,
                List.of(
                        new Change("Starts", "9.30am", "10am"),
                        new Change("Session", "Cloud", null),
                        new Change("Room", null, "Hall")),
                START,
                "A subject",
                "Alex Author",
                List.of(new Section(
                        "Agenda", List.of(new Line("10am Welcome", "Jo Blake", "/meetings/spring-meeting")))),
                1,
                "South West",
                new Facts.Talk(Ids.next(), "Growing your own", true, "Priya Nair"));
    }

    private static Delivery delivery(Template template, Facts facts) {
        return new Delivery(
                Ids.next(),
                template,
                new PersonId(Ids.next()),
                "jo@school.example",
                facts,
                new LetterSecret("428117", "the-link"),
                1,
                START,
                null);
    }
}
