package org.staffroom.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.support.Canary;
import org.staffroom.support.StaffroomTest;

/** Somebody answers for everything that the database holds on a person: asked of its catalogue, so that a new table is found. */
@StaffroomTest
class PersonalDataTest {

    /**
     * Columns of text, beside a person or their place, in which no text of that person's stands: words of ours, or what belongs
     * to the meeting and not to whoever wrote it down.
     */
    private static final Set<String> NOT_THEIR_WORDS = Set.of(
            "person.standing",
            "person.status",
            "ambassador.role",
            "agenda_person.role",
            "checklist_item.step",
            "host_pack.told",
            "agenda_change.*",
            "day_shift.*",
            "room_post.kind",
            "room_post.status",
            "registration.mode",
            "attendance.way",
            "door_mark.kind",
            "attendance_said.kind",
            "attendance_said.answer",
            "registration.status",
            "delivery.template",
            "delivery.once",
            "delivery.status",
            "stored_file.kind",
            "stored_file.media_type",
            "stored_file.areas",
            "stored_file.problem",
            "meeting_photo.areas",
            "photo_request.kind",
            "write_up_comment.signed",
            "write_up_comment.status",
            "presentation.kind",
            "presentation.nature",
            "presentation.level",
            "presentation_material.audience",
            "speaker_invitation.status",
            "speaker_invitation.words",
            "presentation.words",
            "write_up.status",
            "write_up.words",
            "feedback_talk.title",
            "write_up_point.kind",
            "write_up_fill.*",
            "share_card.fingerprint",
            "write_up_revision.kind",
            "venue.*",
            "venue_note.*",
            "host_brief.words",
            "host_pack.kind",
            "host_offer.postcode",
            "host_offer.status",
            "host_offer.answer",
            "meeting.*",
            "announcement.*",
            "talk_call.words",
            "proposal.nature",
            "proposal.level",
            "proposal.status",
            "proposal.answer",
            "proposal_speaker.answer",
            "proposal_message.kind",
            "region_channel.host",
            "news_stopped.kind",
            "delivery.happening",
            "place_by_hand.action",
            "change_notice.*",
            "board_topic.kind",
            "board_topic.status",
            "board_topic.words",
            "cpd_certificate.code");

    @Autowired
    ApplicationContext beans;

    @Autowired
    HeldQueries queries;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyForeignKeyToAPersonIsAnsweredFor() {
        var answered = queries.held().stream().map(Held::column).toList();
        var unanswered = foreignKeys().stream()
                .filter(column -> !answered.contains(column))
                .toList();
        assertThat(unanswered).as("""
                        columns that refer to a person and for which no feature answers. To the <Feature>PersonalData of the
                        feature that owns the table add one of
                            Held.goes("…", "table.column", "select … where column = :person")   the rows are deleted
                            Held.staysUnsigned(…)   the column is emptied
                            Held.stays(…)           the row stays and belongs to somebody without a name
                        then data.held.… to messages/data.properties, and a row to the tests' support/Canary""").isEmpty();
    }

    @Test
    void everyColumnAnsweredForIsThere() {
        var columns = jdbc.sql("""
                        select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'
                        """).query(String.class).list();
        assertThat(queries.held()).extracting(Held::column).isSubsetOf(columns);
        assertThat(queries.held()).extracting(Held::section).doesNotHaveDuplicates();
    }

    @Test
    void everythingHeldHasWords() throws Exception {
        Properties words = PropertiesLoaderUtils.loadProperties(new ClassPathResource("messages/data.properties"));
        var keys = new ArrayList<String>();
        queries.held().forEach(held -> keys.add("data.held." + held.section()));
        beans.getBeansOfType(PersonalData.class)
                .values()
                .forEach(feature -> feature.losses().forEach(loss -> keys.add("data.loss." + loss.key())));
        assertThat(words.keySet()).as("messages/data.properties").containsAll(keys);
    }

    /** Or else the tests of export and erasure would not see what a new table does. */
    @Test
    void theCanaryStandsInEveryTable() {
        var canary = new Canary(beans);
        for (var column : foreignKeys()) {
            var parts = column.split("\\.");
            assertThat(jdbc.sql("select exists (select 1 from %s where %s = ?)".formatted(parts[0], parts[1]))
                            .param(canary.person.id().value())
                            .query(Boolean.class)
                            .single())
                    .as(
                            "%s refers to a person: support/Canary puts a row into %s whose %s is the canary",
                            column, parts[0], parts[1])
                    .isTrue();
        }
    }

    @Test
    void theCanaryStandsInEveryColumnOfText() {
        new Canary(beans);
        var silent = new ArrayList<String>();
        for (var column : columnsOfText()) {
            var parts = column.split("\\.");
            var sings = jdbc.sql("select exists (select 1 from %s where %s::text like '%%%s%%')"
                            .formatted(parts[0], parts[1], Canary.ROOT))
                    .query(Boolean.class)
                    .single();
            if (!sings && !NOT_THEIR_WORDS.contains(column) && !NOT_THEIR_WORDS.contains(parts[0] + ".*")) {
                silent.add(column);
            }
        }
        assertThat(silent)
                .as(
                        "columns of text beside a person: what people say of themselves gets a canary.word(…) in support/Canary,"
                                + " words of ours are listed in NOT_THEIR_WORDS")
                .isEmpty();
    }

    /** As the catalogue has it: "device.person_id". */
    private List<String> foreignKeys() {
        return jdbc.sql("""
                        select c.conrelid::regclass || '.' || a.attname
                        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
                        where c.contype = 'f' and c.confrelid = 'person'::regclass order by 1
                        """).query(String.class).list();
    }

    /** Of the tables that refer to a person, and of those that hang on somebody's place, talk or write-up. */
    private List<String> columnsOfText() {
        return jdbc.sql("""
                        with theirs as (
                            select conrelid as id from pg_constraint
                            where contype = 'f' and confrelid in ('person'::regclass, 'registration'::regclass,
                                'presentation'::regclass, 'write_up'::regclass)
                            union select 'person'::regclass::oid)
                        select c.table_name || '.' || c.column_name
                        from information_schema.columns c
                        join theirs on theirs.id = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass
                        where c.data_type in ('text', 'character varying', 'character', 'jsonb', 'json', 'tsvector', 'ARRAY')
                          and not (c.table_name = 'agenda_item') and c.udt_name <> '_int4'
                        order by 1
                        """).query(String.class).list();
    }
}
