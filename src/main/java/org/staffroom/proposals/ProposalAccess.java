package org.staffroom.proposals;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Dates;
import org.staffroom.shared.NotFound;

/**
 * Who may see a proposal: whoever made it, those asked to speak too, and the ambassadors of its region, or of a region that
 * holds its meeting together with it. For anybody else it is not found.
 */
@Component
public class ProposalAccess {

    /** Of the table {@code proposal} called p; with the parameters of {@link #who}. */
    static final String ORGANISED = """
            (:admin or exists (
                select 1 from ambassador a
                where a.person_id = :person and a.since <= :today and (a.until is null or a.until > :today)
                  and (a.region_id = p.region_id or a.region_id in (
                      select c.region_id from meeting_co_host c
                      where c.meeting_id = p.meeting_id and c.accepted_at is not null))))
            """;

    /**
     * Of the table {@code proposal} called p: a talk is a vendor's when it was once, or when somebody who speaks belongs to
     * one as things are now. Asked each time: an admin may have put the organisation right meanwhile.
     */
    public static final String VENDOR = """
            (p.vendor or exists (
                select 1 from person who join organisation o on o.id = who.organisation_id and o.kind = 'VENDOR'
                where who.id = p.proposer_id or who.id in (
                    select s.person_id from proposal_speaker s where s.proposal_id = p.id and s.answer = 'YES')))
            """;

    /**
     * Of the table {@code proposal} called p, for whoever organises it: the region whose ambassadors this person confers with,
     * which is their own of those that hold the meeting together; for an admin who runs none of them the proposal's.
     */
    static final String CIRCLE = """
            coalesce((
                select a.region_id from ambassador a
                where a.person_id = :person and a.since <= :today and (a.until is null or a.until > :today)
                  and (a.region_id = p.region_id or a.region_id in (
                      select c.region_id from meeting_co_host c
                      where c.meeting_id = p.meeting_id and c.accepted_at is not null))
                order by a.region_id <> p.region_id, a.region_id limit 1), p.region_id)
            """;

    private final JdbcClient jdbc;
    private final Dates dates;

    ProposalAccess(JdbcClient jdbc, Dates dates) {
        this.jdbc = jdbc;
        this.dates = dates;
    }

    /** @throws NotFound when the person may not decide about it */
    void requireOrganiser(CurrentPerson me, ProposalId proposal) {
        if (!organises(me, proposal)) {
            throw new NotFound();
        }
    }

    boolean organises(CurrentPerson me, ProposalId proposal) {
        return is(
                "select exists (select 1 from proposal p where p.id = :proposal and " + ORGANISED + ")", me, proposal);
    }

    /** @throws NotFound when it is not theirs */
    void requireProposer(CurrentPerson me, ProposalId proposal) {
        require(
                "select exists (select 1 from proposal p where p.id = :proposal and p.proposer_id = :person)",
                me,
                proposal);
    }

    /** @throws NotFound when they neither made it nor are asked to speak */
    void requireSpeaker(CurrentPerson me, ProposalId proposal) {
        require("""
                select exists (select 1 from proposal p where p.id = :proposal and (p.proposer_id = :person or exists (
                    select 1 from proposal_speaker s where s.proposal_id = p.id and s.person_id = :person)))
                """, me, proposal);
    }

    private void require(String sql, CurrentPerson me, ProposalId proposal) {
        if (!is(sql, me, proposal)) {
            throw new NotFound();
        }
    }

    private boolean is(String sql, CurrentPerson me, ProposalId proposal) {
        return jdbc.sql(sql)
                .param("proposal", proposal.value())
                .params(who(me))
                .query(Boolean.class)
                .single();
    }

    Map<String, Object> who(CurrentPerson me) {
        return Map.of("admin", me.admin(), "person", me.id().value(), "today", dates.today());
    }
}
