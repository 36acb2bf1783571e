package org.staffroom.notifications;

import com.ibm.icu.text.ListFormatter;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.contributions.SpeakersAsked;
import org.staffroom.notifications.Facts.Line;
import org.staffroom.notifications.Facts.Section;
import org.staffroom.people.PersonId;
import org.staffroom.reporting.ReportOffered;
import org.staffroom.reporting.ReportOverdue;
import org.staffroom.shared.Dates;
import org.staffroom.shared.DemoLoading;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Words;
import org.staffroom.writeups.CoAuthorAdded;
import org.staffroom.writeups.PublicationFailed;
import org.staffroom.writeups.WriteUpApproved;
import org.staffroom.writeups.WriteUpAuthors;
import org.staffroom.writeups.WriteUpId;
import org.staffroom.writeups.WriteUpPublished;
import org.staffroom.writeups.WriteUpPublishedAgain;
import org.staffroom.writeups.WriteUpSentBack;
import org.staffroom.writeups.WriteUpWithdrawn;

/** Tells readers of write-ups, and those who write them what is asked of them; {@link Announcements} says when it listens. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WriteUpAnnouncements {

    private static final String PEOPLE = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name) as own
            from person p
            where p.status = 'ACTIVE' and p.email is not null
              and p.id = any (cast(string_to_array(:people, ',') as uuid[]))
            """;

    private static final String WRITERS = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name) as own
            from person p
            where p.status = 'ACTIVE' and p.email is not null and p.id <> :by and p.id in (
                select author_id from write_up where id = :writeUp
                union all select person_id from write_up_co_author where write_up_id = :writeUp)
            """;

    /** One mail to each, however many of their talks are asked about. */
    private static final String SPEAKERS = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name, 'author', coalesce(min(a.name), ''),
                'sections', jsonb_build_array(jsonb_build_object('heading', cast(:heading as text), 'lines',
                    jsonb_agg(jsonb_build_object('text', case when t.vendor then replace(cast(:vendor as text), '#', t.talk)
                        else t.talk end) order by t.talk)))) as own
            from talk_words t join person p on p.id = t.person_id left join person a on a.id = t.asked_by
            where t.id = any (cast(string_to_array(:asked, ',') as uuid[]))
              and p.status = 'ACTIVE' and p.email is not null
            group by p.id
            """;

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final Words words;
    private final Dates dates;
    private final DemoLoading demo;

    WriteUpAnnouncements(
            Outbox outbox, JdbcClient jdbc, EntityManager entities, Words words, Dates dates, DemoLoading demo) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.entities = entities;
        this.words = words;
        this.dates = dates;
        this.demo = demo;
    }

    @EventListener
    void on(WriteUpPublished event) {
        tellReaders(event.writeUp());
    }

    private void tellReaders(WriteUpId writeUp) {
        if (!demo.active()) {
            entities.flush();
            outbox.toReaders(writeUp, Facts.of(about(writeUp)));
        }
    }

    @EventListener
    void on(WriteUpWithdrawn event) {
        outbox.takeBack(Template.WRITE_UP_PUBLISHED, event.writeUp().toString());
    }

    /** Whoever was told is not told again. */
    @EventListener
    void on(WriteUpPublishedAgain event) {
        tellReaders(event.writeUp());
    }

    @EventListener
    void on(CoAuthorAdded event) {
        if (!demo.active() && !event.person().equals(event.by())) {
            entities.flush();
            var about = about(event.writeUp());
            to(
                    Template.CO_AUTHOR_ADDED,
                    List.of(event.person()),
                    Facts.none().written(title(about), "", name(event.by()), about.region()),
                    line(about, "/write-ups/" + event.writeUp() + "/edit"),
                    event.writeUp() + ":" + event.person());
        }
    }

    @EventListener
    void on(WriteUpSentBack event) {
        toWriters(Template.WRITE_UP_SENT_BACK, event.writeUp(), event.by());
    }

    @EventListener
    void on(WriteUpApproved event) {
        toWriters(Template.WRITE_UP_APPROVED, event.writeUp(), event.by());
    }

    private void toWriters(Template template, WriteUpId id, PersonId by) {
        if (!demo.active()) {
            entities.flush();
            var about = about(id);
            var note = jdbc.sql("select note from write_up where id = ?")
                    .param(id.value())
                    .query(String.class)
                    .single();
            outbox.to(
                    template,
                    WRITERS,
                    Map.of("writeUp", id.value(), "by", by.value()),
                    listing(
                            Facts.none().written(title(about), note, name(by), about.region()),
                            line(
                                    about,
                                    template == Template.WRITE_UP_APPROVED
                                            ? "/write-ups/" + about.slug()
                                            : "/write-ups/" + id + "/edit")),
                    // Sent back or published again it is told again.
                    id + ":" + Ids.next());
        }
    }

    /** To whoever chose the hour, and the author. */
    @EventListener
    void on(PublicationFailed event) {
        if (!demo.active()) {
            entities.flush();
            var about = about(event.writeUp());
            var author = new PersonId(jdbc.sql("select author_id from write_up where id = ?")
                    .param(event.writeUp().value())
                    .query(UUID.class)
                    .single());
            to(
                    Template.PUBLICATION_FAILED,
                    List.of(event.by(), author),
                    Facts.none()
                            .written(
                                    title(about),
                                    words.of(event.why()),
                                    dates.day(event.at()) + ", " + dates.time(event.at()),
                                    about.region()),
                    line(about, "/write-ups/" + event.writeUp() + "/edit"),
                    event.writeUp() + ":" + event.at().getEpochSecond());
        }
    }

    @EventListener
    void on(SpeakersAsked event) {
        if (!demo.active()) {
            entities.flush();
            var about = about(event.writeUp());
            outbox.to(
                    event.again() ? Template.WORDS_REMINDED : Template.WORDS_ASKED,
                    SPEAKERS,
                    Map.of(
                            "asked",
                            event.asked().stream().map(UUID::toString).collect(Collectors.joining(",")),
                            "heading",
                            words.of("mail.words.talks"),
                            "vendor",
                            words.of("mail.list.vendor", "#")),
                    Facts.of(
                                    new Facts.Talk(event.writeUp().value(), about.meeting(), false, ""),
                                    about.region(),
                                    null,
                                    0)
                            .written(about.meeting(), "", "", about.region()),
                    // Each talk is asked about once: another that came onto the agenda is another mail.
                    event.writeUp() + ":" + event.asked().get(0));
        }
    }

    @EventListener
    void on(ReportOverdue event) {
        ofMeeting(Template.WRITE_UP_OVERDUE, event.meeting().value(), event.people(), "");
    }

    @EventListener
    void on(ReportOffered event) {
        ofMeeting(Template.WRITE_UP_OFFERED, event.meeting().value(), event.people(), event.writer());
    }

    private record Meeting(String slug, String title, Instant startsAt, String region) {}

    private void ofMeeting(Template template, UUID id, List<PersonId> people, @Nullable String writer) {
        if (!demo.active()) {
            entities.flush();
            var meeting = jdbc.sql("""
                            select m.slug, m.title, m.starts_at, r.name as region
                            from meeting m join region r on r.id = m.region_id where m.id = ?
                            """).param(id).query(Meeting.class).single();
            to(
                    template,
                    people,
                    Facts.none().written(meeting.title, "", Objects.requireNonNullElse(writer, ""), meeting.region),
                    new Line(
                            meeting.title,
                            dates.day(meeting.startsAt),
                            "/organise/meetings/" + meeting.slug + "/write-up"
                                    + (template == Template.WRITE_UP_OFFERED ? "/duty" : "")),
                    id.toString());
        }
    }

    private void to(Template template, List<PersonId> people, Facts facts, Line about, String happening) {
        outbox.to(template, PEOPLE, Map.of("people", ids(people)), listing(facts, about), happening);
    }

    private Facts listing(Facts facts, Line about) {
        return facts.listing(List.of(new Section(words.of("mail.board.meeting"), List.of(about))));
    }

    private Line line(Facts.WriteUp about, String path) {
        return new Line(about.meeting(), about.day(), path);
    }

    private static String title(Facts.WriteUp about) {
        return about.title().isEmpty() ? about.meeting() : about.title();
    }

    private static String ids(List<PersonId> people) {
        return String.join(
                ",", people.stream().map(PersonId::toString).distinct().toList());
    }

    private String name(PersonId person) {
        return jdbc.sql("select name from person where id = ?")
                .param(person.value())
                .query(String.class)
                .single();
    }

    private Facts.WriteUp about(WriteUpId id) {
        return jdbc.sql("""
                        select coalesce(w.slug, '') as slug, w.title, w.summary, a.name as author, m.title as meeting, m.starts_at,
                               r.name as region, %s as others
                        from write_up w
                        join person a on a.id = w.author_id
                        join meeting m on m.id = w.meeting_id
                        join region r on r.id = m.region_id
                        where w.id = ?
                        """.formatted(WriteUpAuthors.NAMES))
                .param(id.value())
                .query((row, number) -> {
                    var authors = new ArrayList<String>();
                    authors.add(row.getString("author"));
                    authors.addAll(List.of((String[]) row.getArray("others").getArray()));
                    return new Facts.WriteUp(
                            row.getString("slug"),
                            row.getString("title"),
                            row.getString("summary"),
                            ListFormatter.getInstance(Locale.UK).format(authors),
                            row.getString("meeting"),
                            dates.day(row.getTimestamp("starts_at").toInstant()),
                            row.getString("region"));
                })
                .single();
    }
}
