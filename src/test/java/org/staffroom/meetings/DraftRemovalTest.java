package org.staffroom.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** Drafts are thrown away, with what belongs to them and without what does not. */
@StaffroomTest
class DraftRemovalTest {

    /** What refers to meetings that were public: it holds a draft that has some of it all the same. Offers are let go before. */
    private static final List<String> OF_PUBLISHED_ONES = List.of(
            "attendance",
            "attendance_said",
            "change_notice",
            "cpd_certificate",
            "cpd_certificate_stay",
            "cpd_note",
            "day_shift",
            "door_mark",
            "door_phone",
            "feedback",
            "greeter",
            "host_offer",
            "host_pack",
            "import_meeting",
            "meeting_case",
            "meeting_former_slug",
            "meeting_photo",
            "meeting_told",
            "photo_request",
            "place_by_hand",
            "registration",
            "room_post",
            "write_up");

    @Autowired
    DraftRemoval removal;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    PlatformTransactionManager transactions;

    RegionId region;
    RegionId wales;
    CurrentPerson marcus;
    CurrentPerson ellie;
    MeetingId draft;

    @BeforeEach
    void aDraft() {
        region = given.region("south-west", "South West");
        wales = given.region("wales", "Wales");
        marcus = given.ambassador("Marcus Shore", region);
        ellie = given.member("Ellie Marsh");
        draft = given.draft(region, "Going cloud");
    }

    @Test
    void whatBelongsToItAloneGoesAlong() {
        var talk = given.talk("Printers", "MEMBER", ellie.id());
        given.agendaItem(draft, 0, 30, "MEMBER_TALK", talk);
        var discussion = given.agendaItem(draft, 30, 30, "DISCUSSION", null);
        var topic = given.boardTopic(region, ellie.id(), "What about printers?");
        var earlier = given.meeting(region, "Earlier");
        sql("insert into board_discussion values (?, ?, ?, now())", topic.value(), draft.value(), discussion);
        sql("insert into meeting_repetition values (?, '2027-04-20', ?)", earlier.value(), draft.value());
        sql("insert into checklist_item values (gen_random_uuid(), ?, 'VENUE')", draft.value());
        sql("insert into agenda values (?)", draft.value());
        sql("insert into place_rules (meeting_id) values (?)", draft.value());
        sql("update meeting set copied_from = ? where id = ?", draft.value(), earlier.value());

        assertThat(page()).bodyText().contains("Throw this draft away?").doesNotContain("Others know of it");
        assertThat(press(marcus, 0, 0)).hasRedirectedUrl("/organise");

        assertThat(count("meeting")).isEqualTo(1);
        for (var table : List.of(
                "agenda_item",
                "agenda",
                "board_discussion",
                "meeting_repetition",
                "checklist_item",
                "place_rules where meeting_id <> '" + earlier + "'")) {
            assertThat(count(table)).as(table).isZero();
        }
        assertThat(count("presentation")).isEqualTo(1);
        assertThat(count("board_topic where status = 'OPEN'")).isEqualTo(1);
        assertThat(jdbc.sql("select action from audit where subject = 'meeting' and actor_id = ?")
                        .param(marcus.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("thrown away");
        assertThat(mvc.get().uri("/organise/meetings/" + draft + "/details").with(as(marcus)))
                .hasStatus(404);
    }

    @Test
    void whoWasToldOfItIsNamedFirstAndIsToBeAnsweredAgain() {
        var accepted = proposal("Printers for all", "ACCEPTED");
        var shortlisted = proposal("Going passwordless", "SHORTLISTED");
        var declined = proposal("Selling toner", "DECLINED");
        var offer = offer();
        var talk = given.talk("Cables", "MEMBER", ellie.id());
        sql(
                "insert into speaker_invitation (id, presentation_id, region_id, meeting_id, words, status, invited_at, answered_by, answered_at, settled_at) values (gen_random_uuid(), ?, ?, ?, '', 'ACCEPTED', now(), ?, now(), now())",
                talk.value(),
                region.value(),
                draft.value(),
                ellie.id().value());

        assertThat(page())
                .bodyText()
                .contains("Others know of it")
                .contains("Ellie Marsh was told that “Printers for all” is accepted.")
                .contains("Ellie Marsh proposed “Going passwordless” for it.")
                .contains("Severn Vale School was told that you come to The Hall.")
                .contains("The speakers of “Cables” have agreed to give it there.")
                .doesNotContain("Selling toner")
                .contains("name=\"ties\" value=\"4\"");
        assertThat(press(marcus, 0, 3)).as("one came meanwhile").hasStatus(409);
        assertThat(count("meeting")).isEqualTo(1);
        assertThat(press(marcus, 0, 4)).hasRedirectedUrl("/organise");

        assertThat(count("meeting")).isZero();
        assertThat(status("proposal", accepted)).isEqualTo("PROPOSED");
        assertThat(status("proposal", shortlisted)).isEqualTo("SHORTLISTED");
        assertThat(status("proposal", declined)).isEqualTo("DECLINED");
        assertThat(status("host_offer", offer)).isEqualTo("OPEN");
        assertThat(count("speaker_invitation where status = 'ACCEPTED' and meeting_id is null and settled_at is null"))
                .isEqualTo(1);
        assertThat(mvc.get().uri("/organise").with(as(marcus)))
                .bodyText()
                .contains("/organise/proposals?region=south-west", "/organise/offers/" + offer);
        assertThat(mvc.get().uri("/my/proposals/" + accepted).with(as(ellie))).hasStatusOk();
    }

    @Test
    void aPlaceOfferedAgainMeanwhileIsAnsweredOnce() {
        var first = offer();
        sql(
                "insert into host_offer (id, region_id, organisation_id, offered_by, place_name, town, postcode, status, offered_at) select gen_random_uuid(), region_id, organisation_id, offered_by, upper(place_name), town, postcode, 'OPEN', now() from host_offer");

        assertThat(press(marcus, 0, 1)).hasRedirectedUrl("/organise");

        assertThat(status("host_offer", first)).isEqualTo("WITHDRAWN");
        assertThat(count("host_offer where status = 'OPEN'")).isEqualTo(1);
    }

    @Test
    void onlyByTheRegionThatLeadsAndOnlyDrafts() {
        var carys = given.ambassador("Carys Wynn", wales);
        sql("insert into meeting_co_host values (?, ?, now(), now())", draft.value(), wales.value());
        assertThat(mvc.get().uri("/organise/meetings/" + draft + "/details").with(as(carys)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/removal\">");
        assertThat(press(carys, 0, 1)).hasStatus(404);
        assertThat(press(ellie, 0, 1)).hasStatus(404);

        given.meeting(region, "Spring");
        assertThat(mvc.get().uri("/organise/meetings/spring/removal").with(as(marcus)))
                .hasRedirectedUrl("/organise/meetings/spring/details");
        assertThat(post(marcus, "spring", 0, 0)).hasRedirectedUrl("/organise/meetings/spring/details");
        assertThat(mvc.get().uri("/organise/meetings/spring/details").with(as(marcus)))
                .bodyText()
                .doesNotContain("Throw this draft away");
        assertThat(count("meeting")).isEqualTo(2);
        assertThatThrownBy(() -> sql("delete from meeting where slug = 'spring'"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void whatWasChangedMeanwhileIsLookedAtAgain() {
        sql("update meeting set version = 5");

        assertThat(press(marcus, 4, 0))
                .hasStatus(409)
                .bodyText()
                .contains("was changed meanwhile", "name=\"version\" value=\"5\"");
        assertThat(press(marcus, 5, 0)).hasRedirectedUrl("/organise");
    }

    @Test
    void pressedTwiceAndAtOnceItIsDoneOnce() {
        var anna = given.ambassador("Anna Whitfield", region);
        var problems = AtOnce.problems(List.of(
                () -> removal.throwAway(marcus, draft, 0, 0),
                () -> removal.throwAway(marcus, draft, 0, 0),
                () -> removal.throwAway(marcus, draft, 0, 0)));

        assertThat(problems).isEmpty();
        assertThat(press(marcus, 0, 0)).hasRedirectedUrl("/organise");
        assertThat(count("audit where action = 'thrown away'")).isEqualTo(1);
        assertThatThrownBy(() -> removal.throwAway(anna, draft, 0, 0)).isInstanceOf(NotFound.class);
    }

    /** Who decides about a proposal has locked it, and locks its meeting next. */
    @Test
    void whileItsProposalIsDecidedItWaits() {
        var proposal = proposal("Printers for all", "ACCEPTED");

        var thrownAway = new TransactionTemplate(transactions).execute(deciding -> {
            sql("select id from proposal where id = ? for update", proposal);
            var other = CompletableFuture.runAsync(() -> removal.throwAway(marcus, draft, 0, 1));
            await().until(() -> other.isDone()
                    || count("pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0);
            sql("select id from meeting where id = ? for no key update", draft.value());
            sql("update proposal set status = 'LATER', answer = null, meeting_id = null");
            return other;
        });
        thrownAway.join();

        assertThat(status("proposal", proposal)).isEqualTo("LATER");
        assertThat(count("meeting")).isZero();
    }

    @Test
    void whoeverHasAPlaceHoldsIt() {
        given.confirmed(draft, ellie.id());

        assertThat(press(marcus, 0, 0))
                .hasRedirectedUrl("/organise/meetings/" + draft + "/details")
                .flash()
                .extractingByKey("refused")
                .asString()
                .contains("cannot be thrown away");
        assertThat(count("registration")).isEqualTo(1);
    }

    @Test
    void ofEveryTableThatRefersToMeetingsItIsKnownWhatBecomesOfADraft() {
        assertThat(jdbc.sql("""
                        select conrelid::regclass::text from pg_constraint
                        where contype = 'f' and confrelid = 'meeting'::regclass and confdeltype = 'a' order by 1
                        """).query(String.class).list()).containsExactlyElementsOf(OF_PUBLISHED_ONES);
    }

    private UUID proposal(String title, String status) {
        var id = UUID.randomUUID();
        var talk = status.equals("ACCEPTED")
                ? given.talk(title, "MEMBER", ellie.id()).value()
                : null;
        jdbc.sql("""
                        insert into proposal (id, press, region_id, meeting_id, proposer_id, title, abstract, nature, level, minutes,
                            vendor, status, round, answer, presentation_id, submitted_at, changed_at)
                        values (:id, :id, :region, :meeting, :who, :title, 'About it.', 'TECHNICAL', 'INTRODUCTORY', 30, false, :status,
                            1, case when :status = 'ACCEPTED' then 'YES' end, :talk, now(), now())
                        """)
                .param("id", id)
                .param("region", region.value())
                .param("meeting", draft.value())
                .param("who", ellie.id().value())
                .param("title", title)
                .param("status", status)
                .param("talk", talk, java.sql.Types.OTHER)
                .update();
        return id;
    }

    private UUID offer() {
        var id = UUID.randomUUID();
        var school = given.organisation("Severn Vale School", "SCHOOL");
        sql(
                "insert into host_offer (id, region_id, organisation_id, offered_by, place_name, town, postcode, status, offered_at, answered_by, answered_at, meeting_id) values (?, ?, ?, ?, 'The Hall', 'Gloucester', 'GL2 4QX', 'ACCEPTED', now(), ?, now(), ?)",
                id,
                region.value(),
                school.value(),
                ellie.id().value(),
                marcus.id().value(),
                draft.value());
        return id;
    }

    private String status(String table, UUID id) {
        return jdbc.sql("select status from " + table + " where id = ? and meeting_id is null")
                .param(id)
                .query(String.class)
                .single();
    }

    private int count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
    }

    private void sql(String sql, Object... values) {
        if (sql.startsWith("select")) {
            jdbc.sql(sql).params(values).query(UUID.class).single();
        } else {
            jdbc.sql(sql).params(values).update();
        }
    }

    private MvcTestResult page() {
        var page = mvc.get()
                .uri("/organise/meetings/" + draft + "/removal")
                .with(as(marcus))
                .exchange();
        assertThat(page).hasStatusOk();
        return page;
    }

    private MvcTestResult press(CurrentPerson person, int version, int ties) {
        return post(person, draft.toString(), version, ties);
    }

    private MvcTestResult post(CurrentPerson person, String key, int version, int ties) {
        return mvc.post()
                .uri("/organise/meetings/" + key + "/removal")
                .with(as(person))
                .with(csrf())
                .param("version", String.valueOf(version))
                .param("ties", String.valueOf(ties))
                .exchange();
    }
}
