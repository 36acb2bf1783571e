package org.staffroom.proposals;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.OneMeeting;

/** A talk that Anna proposed to the ambassadors of a region. */
abstract class OneProposal extends OneMeeting {

    CurrentPerson olwen;
    ProposalId proposal;
    String page;
    int seen;
    String own;

    OneProposal() {
        super(30);
    }

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
        jdbc.sql("""
                        insert into proposal (id, press, region_id, meeting_id, proposer_id, title, abstract, nature, level,
                            minutes, vendor, status, submitted_at, changed_at)
                        values (?, ?, ?, ?, ?, ?, 'Four apprentices.', 'STRATEGIC', 'ANYBODY', 30, false, 'PROPOSED', now(), now())
                        """)
                .params(
                        id.value(),
                        UUID.randomUUID(),
                        region.value(),
                        meeting.value(),
                        by.id().value(),
                        title)
                .update();
        return id;
    }

    int on(org.staffroom.meetings.MeetingId meeting) {
        return count("agenda_item where presentation_id is not null and meeting_id = '" + meeting + "'");
    }

    org.staffroom.regions.RegionId region(String slug) {
        return new org.staffroom.regions.RegionId(UUID.fromString(id("region where slug = '" + slug + "'")));
    }

    /** With the version that was seen last. */
    MvcTestResult send(String kind, CurrentPerson person, String... fields) {
        var all = new java.util.LinkedHashMap<String, String>();
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
                        .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    @Override
    protected MvcTestResult get(String path, CurrentPerson person) {
        return person == null ? mvc.get().uri(path).exchange() : super.get(path, person);
    }

    String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    String id(String from) {
        return one("select id from " + from);
    }

    int count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
    }

    static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
