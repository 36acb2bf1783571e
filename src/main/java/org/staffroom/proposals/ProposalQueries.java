package org.staffroom.proposals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.TalkLevel;
import org.staffroom.presentations.TalkNature;
import org.staffroom.shared.NotFound;

/** Reads proposals. Whether one may see a single one is asked before. */
@Component
public class ProposalQueries {

    /** Of the table meeting called m: whether nothing can be given there any more. */
    static final String OVER = "(m.status <> 'POSTPONED' and m.starts_at <= :now)";

    private final JdbcClient jdbc;
    private final Clock clock;

    ProposalQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What somebody proposed, and what others ask them to speak in; what wants an answer first, then the newest. */
    public List<MyProposal> of(PersonId person) {
        return jdbc.sql("""
                        select * from (
                        select p.id, p.title, p.status, p.submitted_at, p.proposer_id = :person as own, r.slug, r.name as region,
                            m.title as meeting, m.starts_at, coalesce(m.status = 'POSTPONED', false) as postponed,
                            who.name as proposer,
                            case when p.proposer_id = :person then p.answer
                                 when p.status not in ('WITHDRAWN', 'DECLINED') then s.answer end as answer,
                            p.status in ('PROPOSED', 'SHORTLISTED', 'LATER')
                                and coalesce(m.status = 'CANCELLED' or
                        """ + OVER + ", false) as stranded, " + ProposalAccess.VENDOR + """
                            as vendor
                        from proposal p join region r on r.id = p.region_id join person who on who.id = p.proposer_id
                        left join meeting m on m.id = p.meeting_id
                        left join proposal_speaker s on s.proposal_id = p.id and s.person_id = :person
                        where p.id in (
                            select id from proposal where proposer_id = :person
                            union select proposal_id from proposal_speaker where person_id = :person)
                        ) mine order by answer is distinct from 'ASKED', submitted_at desc limit 100
                        """)
                .param("person", person.value())
                .param("now", now())
                .query((row, number) -> new MyProposal(
                        new ProposalId(row.getObject("id", UUID.class)),
                        row.getString("title"),
                        row.getBoolean("vendor"),
                        ProposalStatus.valueOf(row.getString("status")),
                        answer(row),
                        row.getBoolean("own") ? null : row.getString("proposer"),
                        row.getString("slug"),
                        row.getString("region"),
                        row.getString("meeting"),
                        instant(row, "starts_at"),
                        row.getBoolean("postponed"),
                        row.getBoolean("stranded"),
                        row.getTimestamp("submitted_at").toInstant()))
                .list();
    }

    /** What somebody is asked and has not answered, the earliest meeting first. */
    public List<AwaitedAnswer> awaited(PersonId person) {
        return jdbc.sql("""
                        select p.id, p.title, case when p.proposer_id <> :person then who.name end as proposer, r.slug,
                            m.title as meeting, m.starts_at, coalesce(m.status = 'POSTPONED', false) as postponed
                        from proposal p join region r on r.id = p.region_id join person who on who.id = p.proposer_id
                        left join meeting m on m.id = p.meeting_id
                        left join proposal_speaker s on s.proposal_id = p.id and s.person_id = :person
                        where p.id in (
                            select id from proposal where proposer_id = :person
                            union select proposal_id from proposal_speaker where person_id = :person)
                          and case when p.proposer_id = :person then p.answer = 'ASKED'
                                   else s.answer = 'ASKED' and p.status not in ('WITHDRAWN', 'DECLINED') end
                          and not (p.status = 'ACCEPTED' and (m.status = 'CANCELLED' or
                        """ + OVER + ")) order by m.starts_at, p.id")
                .param("person", person.value())
                .param("now", now())
                .query((row, number) -> new AwaitedAnswer(
                        new ProposalId(row.getObject("id", UUID.class)),
                        row.getString("title"),
                        row.getString("proposer"),
                        row.getString("slug"),
                        row.getString("meeting"),
                        instant(row, "starts_at"),
                        row.getBoolean("postponed")))
                .list();
    }

    /** Three statements, whatever the proposal. */
    ProposalDetails find(ProposalId id) {
        return jdbc.sql("""
                        select p.*, wish.id as wish, wish.title as wish_title, wish.votes, r.slug as region_slug, r.name as region_name,
                            m.title as meeting_title, m.slug as meeting_slug, m.starts_at, m.status as meeting_status,
                            coalesce(m.ends_at <= :now, false) as ended, exists (
                                select 1 from agenda_item i
                                where i.meeting_id = p.meeting_id and i.presentation_id = p.presentation_id) as stands,
                            coalesce(
                        """ + OVER + ", false) as over, " + ProposalAccess.VENDOR + """
                            as vendors, who.name, who.job_title, o.name as organisation, coalesce(o.kind = 'VENDOR', false) as of_vendor,
                            by.name as decider, t.slug as talk, coalesce((
                                select array_agg(topic.name order by lower(topic.name)) from proposal_topic pt
                                join topic on topic.id = pt.topic_id where pt.proposal_id = p.id), '{}') as topics
                        from proposal p join region r on r.id = p.region_id
                        left join meeting m on m.id = p.meeting_id
                        join person who on who.id = p.proposer_id left join organisation o on o.id = who.organisation_id
                        left join person by on by.id = p.decided_by
                        left join presentation t on t.id = p.presentation_id
                        left join board_topic wish on wish.id = p.board_topic_id and wish.status = 'OPEN'
                        where p.id = :id
                        """)
                .param("id", id.value())
                .param("now", now())
                .query((row, number) -> details(id, row))
                .optional()
                .orElseThrow(NotFound::new);
    }

    private ProposalDetails details(ProposalId id, ResultSet row) throws SQLException {
        return new ProposalDetails(
                id,
                row.getInt("version"),
                row.getString("title"),
                row.getString("abstract"),
                TalkNature.valueOf(row.getString("nature")),
                TalkLevel.valueOf(row.getString("level")),
                row.getInt("minutes"),
                row.getBoolean("vendors"),
                row.getString("given_before"),
                row.getString("needs"),
                ProposalStatus.valueOf(row.getString("status")),
                answer(row),
                new ProposalDetails.Region(
                        row.getObject("region_id", UUID.class),
                        row.getString("region_slug"),
                        row.getString("region_name")),
                meeting(row),
                new ProposalDetails.Person(
                        row.getObject("proposer_id", UUID.class),
                        row.getString("name"),
                        row.getString("job_title"),
                        row.getString("organisation"),
                        row.getBoolean("of_vendor")),
                Arrays.asList((String[]) row.getArray("topics").getArray()),
                row.getObject("wish") == null
                        ? null
                        : new Wish(row.getObject("wish", UUID.class), row.getString("wish_title"), row.getInt("votes")),
                row.getString("talk"),
                row.getTimestamp("submitted_at").toInstant(),
                instant(row, "decided_at"),
                row.getString("decider"),
                speakers(id),
                messages(id));
    }

    private static ProposalDetails.@Nullable Meeting meeting(ResultSet row) throws SQLException {
        var meeting = row.getObject("meeting_id", UUID.class);
        if (meeting == null) {
            return null;
        }
        var slug = row.getString("meeting_slug");
        var status = row.getString("meeting_status");
        return new ProposalDetails.Meeting(
                meeting,
                slug == null ? meeting.toString() : slug,
                slug,
                row.getString("meeting_title"),
                row.getTimestamp("starts_at").toInstant(),
                status.equals("CANCELLED"),
                row.getBoolean("over"),
                status.equals("POSTPONED"),
                row.getBoolean("ended"),
                row.getBoolean("stands"));
    }

    private List<ProposalDetails.Speaker> speakers(ProposalId id) {
        return jdbc.sql("""
                        select s.id, s.person_id, s.answer, case when s.answer = 'YES' then who.name else s.named_as end as name,
                            case when s.answer = 'YES' then o.name end as organisation,
                            s.answer = 'YES' and coalesce(o.kind = 'VENDOR', false) as vendor
                        from proposal_speaker s join person who on who.id = s.person_id
                        left join organisation o on o.id = who.organisation_id
                        where s.proposal_id = ? order by s.invited_at, s.id
                        """)
                .param(id.value())
                .query((row, number) -> new ProposalDetails.Speaker(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getString("name"),
                        row.getString("organisation"),
                        row.getBoolean("vendor"),
                        Answer.valueOf(row.getString("answer"))))
                .list();
    }

    private List<ProposalDetails.Message> messages(ProposalId id) {
        return jdbc.sql("""
                        select g.kind, g.words, g.sent_at, who.name from proposal_message g
                        left join person who on who.id = g.sent_by where g.proposal_id = ? order by g.sent_at, g.id
                        """)
                .param(id.value())
                .query((row, number) -> new ProposalDetails.Message(
                        LetterKind.valueOf(row.getString("kind")),
                        row.getString("words"),
                        row.getString("name"),
                        row.getTimestamp("sent_at").toInstant()))
                .list();
    }

    /** The form of a proposal as it stands. */
    ProposalForm form(ProposalId id) {
        return jdbc.sql("""
                        select p.*, coalesce((select array_agg(topic_id::text) from proposal_topic
                            where proposal_id = p.id), '{}') as topics from proposal p where p.id = ?
                        """)
                .param(id.value())
                .query((row, number) -> new ProposalForm(
                        null,
                        null,
                        null,
                        row.getString("title"),
                        row.getString("abstract"),
                        row.getString("nature"),
                        row.getString("level"),
                        row.getString("minutes"),
                        Arrays.asList((String[]) row.getArray("topics").getArray()),
                        "",
                        row.getString("given_before"),
                        row.getString("needs"),
                        row.getInt("version")))
                .single();
    }

    /** Whether whatever they propose is a vendor's. */
    boolean worksForVendor(PersonId person) {
        return jdbc.sql("""
                        select exists (select 1 from person p join organisation o on o.id = p.organisation_id
                            where p.id = ? and o.kind = 'VENDOR')
                        """).param(person.value()).query(Boolean.class).single();
    }

    /** The topic of the board with this id, or what it was merged into: of an open one alone. */
    Optional<Wish> wish(@Nullable UUID topic) {
        return jdbc.sql("""
                        with recursive asked as (
                            select id, merged_into from board_topic where id = cast(:topic as uuid)
                            union select t.id, t.merged_into from board_topic t join asked a on t.id = a.merged_into)
                        select t.id as topic, t.title, t.votes from asked join board_topic t using (id) where t.status = 'OPEN'
                        """)
                .param("topic", topic, Types.OTHER)
                .query(Wish.class)
                .optional();
    }

    /** Ids of the topic with this slug, for a form that begins with it; none when there is no such topic. */
    List<String> topic(@Nullable String slug) {
        return slug == null
                ? List.of()
                : jdbc.sql("select id::text from topic where slug = ?")
                        .param(slug)
                        .query(String.class)
                        .list();
    }

    private static @Nullable Answer answer(ResultSet row) throws SQLException {
        var answer = row.getString("answer");
        return answer == null ? null : Answer.valueOf(answer);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
