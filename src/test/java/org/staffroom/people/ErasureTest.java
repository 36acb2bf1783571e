package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.Held.Fate;
import org.staffroom.places.Places;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Canary;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Visitor;
import tools.jackson.databind.json.JsonMapper;

@StaffroomTest
@ExtendWith(OutputCaptureExtension.class)
class ErasureTest {

    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    Erasure erasure;

    @Autowired
    HeldQueries held;

    @Autowired
    People people;

    @Autowired
    Devices devices;

    @Autowired
    Places places;

    @Autowired
    Network network;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theCopyHoldsEveryWord() {
        var canary = new Canary(beans);
        var answer = mvc.get().uri("/my/data/download").with(as(canary.person)).exchange();
        assertThat(answer).hasStatusOk().hasContentType("application/json");
        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"staffroom-data.json\"");
        assertThat(answer.getResponse().getHeader("Cache-Control")).contains("no-store");
        var copy = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        canary.words().forEach((column, word) -> assertThat(copy).as(column).contains(word));
        assertThat(copy).doesNotContain(canary.other.email(), "Somebody Else\"", "token_hash");
        var sections = new JsonMapper().readTree(copy);
        held.held()
                .forEach(one -> assertThat(sections.get(one.section()))
                        .as(one.section())
                        .isNotEmpty());
    }

    @Test
    void nothingIsLeftOfWhoeverWasErased(CapturedOutput log) throws Exception {
        var ofOtherTests = filesWithTheWord();
        var canary = new Canary(beans);
        var id = canary.person.id().value();
        assertThat(found()).isNotEmpty();
        assertThat(filesWithTheWord()).hasSize(ofOtherTests.size() + 3);

        assertThat(erasing(canary.person, "Erase ")).hasStatus(303).hasRedirectedUrl("/sign-in");
        everythingIsSent();

        assertThat(found()).as("tables").isEmpty();
        assertThat(filesWithTheWord()).as("stored files").containsExactlyInAnyOrderElementsOf(ofOtherTests);
        assertThat(log.getAll().toLowerCase()).doesNotContain(Canary.ROOT);
        for (var one : held.held()) {
            var parts = one.column().split("\\.");
            if (!parts[0].equals("person")
                    && (one.fate() == Fate.GOES || one.statement() != null)
                    && isForeignKey(one.column())
                    && !Set.of("needs", "consents", "answers").contains(one.section())
                    && !one.section().startsWith("write_up")) {
                assertThat(count("%s where %s = '%s'".formatted(parts[0], parts[1], id)))
                        .as(one.column())
                        .isZero();
            }
        }
        assertThat(count("spring_session where principal_name = '%s'".formatted(id)))
                .isZero();
    }

    @Test
    void whatIsNotTheirsAloneStays() {
        var canary = new Canary(beans);
        erasure.erase(canary.person);
        var id = canary.person.id().value();
        assertThat(jdbc.sql("select name || ' ' || status from person where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("Former member ERASED");
        assertThat(count("attendance where meeting_id = '%s'".formatted(canary.held)))
                .isEqualTo(2);
        assertThat(count("registration where status = 'CONFIRMED' and meeting_id = '%s'".formatted(canary.held)))
                .isOne();
        assertThat(jdbc.sql("select title from presentation order by title")
                        .query(String.class)
                        .list())
                .containsExactly("Given alone", "Given together");
        assertThat(jdbc.sql("select f.name from presentation_material m join stored_file f on f.id = m.file_id")
                        .query(String.class)
                        .list())
                .containsExactly("theirs.txt");
        assertThat(jdbc.sql(
                                "select w.title || ' ' || f.name from write_up w join write_up_photo p on p.write_up_id = w.id"
                                        + " join stored_file f on f.id = p.file_id")
                        .query(String.class)
                        .list())
                .containsExactly("What was said file.jpg");
        assertThat(mvc.get().uri("/write-ups/what-was-said")).bodyText().contains("Former member");
        assertThat(mvc.get().uri("/presentations/given-alone"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Former member");
        assertThat(mvc.get().uri("/meetings/coming")).hasStatusOk().bodyText().doesNotContain(Canary.ROOT);
    }

    @Test
    void theirPlaceGoesToWhoeverWaitsFirst() {
        var canary = new Canary(beans);
        erasure.erase(canary.person);
        assertThat(status(canary.coming, canary.person.id())).isEqualTo("CANCELLED");
        assertThat(status(canary.coming, canary.other.id())).isEqualTo("CONFIRMED");
        assertThat(count("place where confirmed = 1 and meeting_id = '%s'".formatted(canary.coming)))
                .isOne();
        assertThat(count("delivery where template = 'moved-up'")).isOne();
        assertThat(count("delivery where template = 'place-given-back'")).isZero();
    }

    @Test
    void itSaysFirstWhatGoesAndWhatStays() {
        var canary = new Canary(beans);
        assertThat(mvc.get().uri("/my/data").with(as(canary.person)))
                .hasStatusOk()
                .bodyText()
                .contains("1 device that stays signed in", "3 places at meetings", "told for 2 meetings", "2 mails");
        assertThat(mvc.get().uri("/my/data/erasure").with(as(canary.person)))
                .hasStatusOk()
                .bodyText()
                .contains("Left without any ambassador: South West", "move up: Coming", "On the agenda of Coming")
                .containsSubsequence("What goes", "1 device that stays", "What stays", "1 meeting attended");
        var newcomer = given.member("New Comer");
        jdbc.sql("update person set welcomed_at = null where id = ?")
                .param(newcomer.id().value())
                .update();
        assertThat(mvc.get().uri("/my/data/erasure").with(as(newcomer)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Before you go on");
    }

    @Test
    void nothingHappensBeforeTheWordIsTyped() {
        var jo = given.member("Jo Blake");
        for (var typed : new String[] {"", "yes", "era se"}) {
            assertThat(erasing(jo, typed)).hasStatus(422).bodyText().contains("by a slip of the finger");
        }
        assertThat(mvc.post().uri("/my/data/erasure").with(as(jo)).with(csrf())).hasStatus(422);
        assertThat(isErased(jo.id())).isFalse();
    }

    @Test
    void sessionsAndDevicesEndAtOnce() {
        var jo = given.member("Jo Blake");
        var phone = new Visitor(mvc, "192.0.2.1");
        phone.set("device", devices.remember(jo.id(), "Firefox on Android").token());
        assertThat(phone.get("/my/data")).hasStatusOk();
        erasure.erase(jo);
        assertThat(phone.get("/my/data")).hasStatus(302);
        assertThat(mvc.get().uri("/my").with(as(jo))).hasStatus(403);
    }

    @Test
    void twiceAndAtOnceIsOnce() {
        var jo = given.member("Jo Blake");
        AtOnce.run(8, i -> () -> {
            erasure.erase(jo);
            return true;
        });
        erasure.erase(jo);
        assertThat(count("audit where action = 'erased'")).isOne();
        assertThat(count("delivery where template = 'erased'")).isOne();
        // Whoever comes back is somebody new.
        var back = people.confirm(jo.email()).orElseThrow();
        assertThat(back).isNotEqualTo(jo.id());
        assertThatThrownBy(() -> people.introduce(jo.id(), "Jo Blake", null, "A school"))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void anAdminErasesWhoeverAskedForIt() {
        var helen = given.admin("Helen Catterall");
        var jo = given.member("Jo Blake");
        var guest = given.guest("Al Vendor");
        people.suspend(helen, jo.id());
        for (var id : List.of(jo.id(), guest)) {
            var page = "/admin/people/" + id + "/erasure";
            assertThat(mvc.get().uri(page).with(as(helen)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Only when they asked");
            assertThat(mvc.post().uri(page).with(as(helen)).with(csrf())).hasStatus(422);
            assertThat(mvc.post()
                            .uri(page)
                            .param("confirm", "erase")
                            .with(as(helen))
                            .with(csrf()))
                    .hasStatus(303);
            assertThat(isErased(id)).isTrue();
            assertThat(mvc.get().uri(page).with(as(helen))).hasStatus(404);
            assertThat(mvc.get().uri("/admin/people/" + id).with(as(helen))).hasStatus(404);
        }
        assertThat(mvc.get().uri("/admin/people").with(as(helen)))
                .bodyText()
                .doesNotContain("Jo Blake", "Former member");
        assertThatThrownBy(() -> people.reinstate(helen, jo.id())).isInstanceOf(NotFound.class);
        var priya = given.member("Priya Nair");
        assertThatThrownBy(() -> erasure.erase(priya, helen.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void theLastAdminIsRefused() {
        var helen = given.admin("Helen Catterall");
        assertThat(mvc.get().uri("/my/data/erasure").with(as(helen)))
                .bodyText()
                .contains("This is the last admin")
                .doesNotContain("name=\"confirm\"");
        assertThat(erasing(helen, "erase")).hasStatus(422).bodyText().contains("This is the last admin");
        assertThat(isErased(helen.id())).isFalse();
        var margaret = given.admin("Margaret Oyelaran");
        assertThatThrownBy(() -> erasure.erase(helen, margaret.id())).isInstanceOf(Refused.class);
        erasure.erase(helen);
        assertThat(isErased(helen.id())).isTrue();
    }

    @Test
    void ofTwoAdminsAtOnceOneStays() {
        for (var round = 0; round < 10; round++) {
            jdbc.sql("update person set admin = false").update();
            var both = List.of(given.admin("Helen Catterall"), given.admin("Margaret Oyelaran"));
            AtOnce.run(2, i -> () -> {
                try {
                    erasure.erase(both.get(i));
                } catch (Refused last) {
                    return false;
                }
                return true;
            });
            assertThat(count("person where admin")).isOne();
        }
    }

    @Test
    void manyAtOnceLeaveThePlacesRight() {
        var region = given.region("south-west", "South West");
        var meetings = List.of(
                given.meeting(
                        region,
                        "One",
                        beans.getBean(java.time.Clock.class).instant().plusSeconds(86_400),
                        10),
                given.meeting(
                        region,
                        "Two",
                        beans.getBean(java.time.Clock.class).instant().plusSeconds(86_400),
                        10));
        var all = new ArrayList<CurrentPerson>();
        for (var i = 0; i < 40; i++) {
            var person = given.member("Member " + i);
            all.add(person);
            // In the other order for every second one.
            places.take(person, meetings.get(i % 2), PlaceMode.ROOM);
            places.take(person, meetings.get(1 - i % 2), PlaceMode.ROOM);
        }
        AtOnce.run(40, i -> () -> {
            if (i % 2 == 0) {
                erasure.erase(all.get(i));
            } else if (i % 4 == 1) {
                places.giveBack(all.get(i), meetings.get(0));
            }
            return true;
        });
        for (var meeting : meetings) {
            assertThat(count("place where confirmed = 10 and meeting_id = '%s'".formatted(meeting)))
                    .isOne();
            assertThat(count("registration where status = 'CONFIRMED' and meeting_id = '%s'".formatted(meeting)))
                    .isEqualTo(10);
        }
        assertThat(
                        count(
                                "person p join registration r on r.person_id = p.id where p.status = 'ERASED' and r.status <> 'CANCELLED'"))
                .isZero();
        assertThat(count("person where status = 'ERASED'")).isEqualTo(20);
    }

    /** Only the name itself, and not that of somebody who is called the same. */
    @Test
    void theNameIsTakenOutOfWhatOthersWereTold() {
        var told = Map.of(
                "Jo Blake",
                "{'name': 'Jo Blake', 'people': 'Ann Lee, Former member', 'text': 'Former member has written up Jo Blakes'}",
                "it",
                "{'name': 'it', 'it': 'Former member, Ann', 'text': 'it is so'}",
                "Jo \"J.\" O'Blake (x)",
                "{'name': 'Ann', 'people': 'Former member'}");
        var before = Map.of(
                "Jo Blake",
                "{'name': 'Jo Blake', 'people': 'Ann Lee, Jo Blake', 'text': 'Jo Blake has written up Jo Blakes'}",
                "it",
                "{'name': 'it', 'it': 'it, Ann', 'text': 'it is so'}",
                "Jo \"J.\" O'Blake (x)",
                "{'name': 'Ann', 'people': 'Jo \\\"J.\\\" O`Blake (x)'}");
        before.forEach((name, facts) -> {
            var person = given.member("Somebody");
            jdbc.sql("update person set name = ? where id = ?")
                    .params(name, person.id().value())
                    .update();
            var mail = UUID.randomUUID();
            jdbc.sql("""
                            insert into delivery (id, template, email, facts, once, status, due_at, created_at, finished_at)
                            values (?, 'place-taken', 'ann@school.example', cast(? as jsonb), ?, 'SENT', now(), now(), now())
                            """)
                    .params(mail, facts.replace('\'', '"').replace('`', '\''), mail.toString())
                    .update();
            erasure.erase(person);
            assertThat(jdbc.sql("select facts = cast(? as jsonb) from delivery where id = ?")
                            .params(told.get(name).replace('\'', '"'), mail)
                            .query(Boolean.class)
                            .single())
                    .as(jdbc.sql("select facts::text from delivery where id = ?")
                            .param(mail)
                            .query(String.class)
                            .single())
                    .isTrue();
        });
    }

    /** A press that was under way when its person was erased. */
    @Test
    void whatComesTooLateGoesTheNextNight() {
        var jo = given.member("Jo Blake");
        var meeting = given.meeting(given.region("south-west", "South West"), "Spring meeting");
        erasure.erase(jo);
        places.take(jo, meeting, PlaceMode.ROOM);
        assertThat(status(meeting, jo.id())).isEqualTo("CONFIRMED");
        assertThat(erasure.sweep()).isOne();
        assertThat(status(meeting, jo.id())).isEqualTo("CANCELLED");
        assertThat(count("delivery where person_id is not null")).isZero();
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult erasing(CurrentPerson person, String typed) {
        return mvc.post()
                .uri("/my/data/erasure")
                .param("confirm", typed)
                .with(as(person))
                .with(csrf())
                .exchange();
    }

    private void everythingIsSent() {
        Awaitility.await().until(() -> count("delivery where status = 'WAITING'") == 0);
        assertThat(count("delivery where template = 'erased' and email = ''")).isOne();
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    private boolean isErased(PersonId id) {
        return count("person where status = 'ERASED' and id = '%s'".formatted(id)) == 1;
    }

    private String status(MeetingId meeting, PersonId person) {
        return jdbc.sql("select status from registration where meeting_id = ? and person_id = ?")
                .params(meeting.value(), person.value())
                .query(String.class)
                .single();
    }

    private boolean isForeignKey(String column) {
        var parts = column.split("\\.");
        return jdbc.sql("""
                        select exists (select 1 from pg_constraint c
                            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
                            where c.contype = 'f' and c.confrelid = 'person'::regclass
                              and c.conrelid = cast(? as regclass) and a.attname = ?)
                        """).params(parts[0], parts[1]).query(Boolean.class).single();
    }

    /** In which columns of all tables the word stands, whatever their type. */
    private List<String> found() {
        record Column(String table, String name, String type) {}
        var columns = jdbc.sql("""
                        select table_name as table, column_name as name, data_type as type from information_schema.columns
                        where table_schema = 'public' and table_name <> 'flyway_schema_history'
                        """).query(Column.class).list();
        var found = new ArrayList<String>();
        for (var column : columns) {
            var text = column.type.equals("bytea")
                    ? "encode(\"%s\", 'escape')".formatted(column.name)
                    : "\"%s\"::text".formatted(column.name);
            var rows = count("\"%s\" where strpos(lower(%s), '%s') > 0".formatted(column.table, text, Canary.ROOT));
            if (rows > 0) {
                found.add(column.table + "." + column.name);
            }
        }
        return found;
    }

    private List<String> filesWithTheWord() throws IOException {
        try (var files = Files.walk(network.dataDir().resolve("files"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(Canary.ROOT) || contains(file))
                    .map(Object::toString)
                    .toList();
        }
    }

    private static boolean contains(java.nio.file.Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(Canary.ROOT);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
