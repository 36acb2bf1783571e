package org.staffroom.proposals;

import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;

/** A talk that Anna proposed to the ambassadors of a region. */
abstract class OneProposal extends WithProposals {

    CurrentPerson olwen;
    ProposalId proposal;
    String page;
    int seen;
    String own;

    @BeforeEach
    void aProposalOfAnna() {
        olwen = given.ambassador("Olwen Rees", given.region("wales", "Wales"));
        given.agendaItem(meeting, 0, 20, "WELCOME", null);
        given.agendaItem(meeting, 20, 40, "BREAK", null);
        proposal = proposal(anna, "Growing your own");
        page = "/organise/proposals/" + proposal;
        own = "/my/proposals/" + proposal;
    }

    ProposalId proposal(CurrentPerson by, String title) {
        var id = ProposalId.next();
        var now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into proposal (id, press, region_id, meeting_id, proposer_id, title, abstract, nature, level,
                            minutes, vendor, status, submitted_at, changed_at)
                        values (?, ?, ?, ?, ?, ?, 'Four apprentices.', 'STRATEGIC', 'INTRODUCTORY', 30, false, 'PROPOSED', ?, ?)
                        """)
                .params(
                        id.value(),
                        UUID.randomUUID(),
                        region.value(),
                        meeting.value(),
                        by.id().value(),
                        title,
                        now,
                        now)
                .update();
        return id;
    }

    int on(MeetingId meeting) {
        return count("agenda_item where presentation_id is not null and meeting_id = '" + meeting + "'");
    }

    RegionId region(String slug) {
        return new RegionId(UUID.fromString(id("region where slug = '" + slug + "'")));
    }

    /** The page is opened again: its version is the one that was seen last. */
    void look() {
        seen = jdbc.sql("select version from proposal where id = ?")
                .param(proposal.value())
                .query(Integer.class)
                .single();
    }

    /** With the version that was seen last. */
    MvcTestResult send(String kind, CurrentPerson person, String... fields) {
        return send(page, kind, person, fields);
    }

    /** By an ambassador who has seen what was decided before. */
    MvcTestResult resend(String kind, String... fields) {
        look();
        return send(kind, ambassador, fields);
    }

    MvcTestResult send(String page, String kind, CurrentPerson person, String... fields) {
        var all = new LinkedHashMap<String, String>();
        all.put("press", UUID.randomUUID().toString());
        all.put("version", String.valueOf(seen));
        all.put("words", "Thank you.");
        for (var i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return post(
                page + "/letters/" + kind,
                person,
                all.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    void later() {
        clock.travelTo(clock.instant().plusSeconds(60));
    }

    /** Besides Anna. */
    void speaksToo(CurrentPerson person, String answer) {
        jdbc.sql(
                        "insert into proposal_speaker (id, proposal_id, person_id, named_as, answer, invited_at) values (?, ?, ?, 'Somebody', ?, now())")
                .params(UUID.randomUUID(), proposal.value(), person.id().value(), answer)
                .update();
    }
}
