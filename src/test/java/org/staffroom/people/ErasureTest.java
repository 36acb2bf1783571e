package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.staffroom.people.Held.Fate;
import org.staffroom.presentations.PresentationId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Network;
import org.staffroom.support.Canary;
import org.staffroom.support.StaffroomTest;
import tools.jackson.databind.json.JsonMapper;

/** What goes, what stays, and what others were told. */
@StaffroomTest
@ExtendWith(OutputCaptureExtension.class)
class ErasureTest extends Erasing {

    @Autowired
    ApplicationContext beans;

    @Autowired
    HeldQueries held;

    @Autowired
    Network network;

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
                                "select w.title || ' ' || f.name from write_up w join write_up_picture p on p.write_up_id = w.id"
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

    /** Accepted and on no agenda: the talk goes with the proposal, or stays for the one of somebody else. */
    @Test
    void aTalkThatIsOnNoAgendaGoesUnlessAnothersProposalBecameIt() {
        var region = given.region("north-west", "North West");
        var ellie = given.member("Ellie Marsh");
        var owen = given.member("Owen Price");
        propose(region, ellie, given.talk("Going cloud", "MEMBER", ellie.id()));
        propose(region, owen, given.talk("Going back", "MEMBER", ellie.id()));

        erasure.erase(ellie);

        assertThat(isErased(ellie.id())).isTrue();
        assertThat(count("presentation where title = 'Going cloud'")).isZero();
        assertThat(count("presentation where title = 'Going back'")).isOne();
    }

    private void propose(RegionId region, CurrentPerson by, PresentationId talk) {
        jdbc.sql("""
                        insert into proposal (id, press, region_id, proposer_id, title, abstract, nature, level, minutes, vendor,
                            status, presentation_id, submitted_at, changed_at)
                        values (gen_random_uuid(), gen_random_uuid(), ?, ?, 'Going cloud', 'Words', 'STRATEGIC', 'INTRODUCTORY', 30, false,
                            'LATER', ?, now(), now())
                        """).params(region.value(), by.id().value(), talk.value()).update();
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

    private void everythingIsSent() {
        Awaitility.await().until(() -> count("delivery where status = 'WAITING'") == 0);
        assertThat(count("delivery where template = 'erased' and email = ''")).isOne();
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
