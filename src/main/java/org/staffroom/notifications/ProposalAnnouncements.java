package org.staffroom.notifications;

import jakarta.persistence.EntityManager;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.calendars.MeetingEntry;
import org.staffroom.notifications.Facts.Talk;
import org.staffroom.proposals.CoSpeakerInvited;
import org.staffroom.proposals.LetterKind;
import org.staffroom.proposals.ProposalAccess;
import org.staffroom.proposals.ProposalId;
import org.staffroom.proposals.ProposalReceived;
import org.staffroom.proposals.SpeakerToldOfProposal;
import org.staffroom.shared.Dates;
import org.staffroom.shared.DemoLoading;

/** Writes to whoever proposed a talk and those who speak too; {@link Announcements} says when it listens. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ProposalAnnouncements {

    private static final String PROPOSER = """
            select who.id as person_id, who.email, jsonb_build_object('name', who.name, 'part', 'SPEAKER') as own
            from proposal p join person who on who.id = p.proposer_id
            where p.id = :proposal and who.status = 'ACTIVE' and who.email is not null
            """;
    private static final String OTHERS = """
            select who.id as person_id, who.email, jsonb_build_object('name', who.name, 'part', 'OTHER') as own
            from proposal_speaker s join person who on who.id = s.person_id
            where s.proposal_id = :proposal and s.answer = 'YES' and who.status = 'ACTIVE' and who.email is not null
            """;

    /** By the name the proposer knows: the mail must not tell them more than they do. */
    private static final String ASKED = """
            select who.id as person_id, who.email, jsonb_build_object('name', s.named_as, 'part', 'SPEAKER') as own
            from proposal_speaker s join person who on who.id = s.person_id
            where s.proposal_id = :proposal and s.person_id = :person and who.status = 'ACTIVE' and who.email is not null
            """;

    /** Those who answer now, without whoever passed it on. */
    private static final String AMBASSADORS = """
            select who.id as person_id, who.email, jsonb_build_object('name', who.name) as own
            from proposal p
            cross join lateral ambassadors_asked(p.region_id, :today) as asked (id)
            join person who on who.id = asked.id
            where p.id = :proposal and who.email is not null and who.id not in (
                select g.sent_by from proposal_message g where g.id = :message and g.sent_by is not null)
            """;

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final MessageSource messages;
    private final Dates dates;
    private final DemoLoading demo;

    ProposalAnnouncements(
            Outbox outbox,
            JdbcClient jdbc,
            EntityManager entities,
            MessageSource messages,
            Dates dates,
            DemoLoading demo) {
        this.dates = dates;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.entities = entities;
        this.messages = messages;
        this.demo = demo;
    }

    @EventListener
    void on(ProposalReceived event) {
        if (!demo.active()) {
            var facts = facts(event.proposal(), false);
            outbox.to(
                    Template.PROPOSAL_RECEIVED,
                    PROPOSER,
                    of(event.proposal()),
                    facts,
                    event.proposal().toString());
        }
    }

    @EventListener
    void on(CoSpeakerInvited event) {
        if (!demo.active()) {
            var parameters = Map.of(
                    "proposal",
                    event.proposal().value(),
                    "person",
                    event.person().value());
            // The round is nought: it is asked whether they speak, at no meeting in particular.
            var facts = facts(event.proposal(), false).to(null, null, 0);
            outbox.to(
                    Template.CO_SPEAKER_ASKED,
                    ASKED,
                    parameters,
                    facts,
                    event.proposal().toString());
        }
    }

    private record Message(LetterKind kind, String words) {}

    @EventListener
    void on(SpeakerToldOfProposal event) {
        if (!demo.active()) {
            var message = jdbc.sql("select kind, words from proposal_message where id = ?")
                    .param(event.message())
                    .query(Message.class)
                    .single();
            var template = Template.valueOf("PROPOSAL_" + message.kind);
            var accepts = message.kind == LetterKind.ACCEPT;
            var facts = facts(event.proposal(), accepts).because(message.words);
            if (message.kind == LetterKind.PASS_ON) {
                outbox.to(
                        Template.PROPOSAL_ARRIVED,
                        AMBASSADORS,
                        Map.of(
                                "proposal",
                                event.proposal().value(),
                                "message",
                                event.message(),
                                "today",
                                dates.today()),
                        facts(event.proposal(), false),
                        event.message().toString());
            }
            for (var recipients : accepts ? List.of(PROPOSER, OTHERS) : List.of(PROPOSER)) {
                outbox.to(
                        template,
                        recipients,
                        of(event.proposal()),
                        facts,
                        event.message().toString());
            }
        }
    }

    private static Map<String, UUID> of(ProposalId proposal) {
        return Map.of("proposal", proposal.value());
    }

    private Facts facts(ProposalId proposal, boolean withMeeting) {
        entities.flush();
        return jdbc.sql("""
                        select p.title,
                        """ + ProposalAccess.VENDOR + """
                             as vendor, p.round, who.name as proposer, r.name as region, m.id as meeting_id,
                            m.slug, m.title as meeting, m.zone, m.starts_at, m.ends_at, m.format, m.status, m.changed_at,
                            nullif(concat_ws(', ', v.name, nullif(m.room, ''), v.address_line, v.town, v.postcode), '') as place
                        from proposal p join person who on who.id = p.proposer_id join region r on r.id = p.region_id
                        left join meeting m on m.id = p.meeting_id
                        left join venue v on v.id = m.venue_id and m.format <> 'ONLINE'
                        where p.id = ?
                        """)
                .param(proposal.value())
                .query((row, number) -> {
                    var talk = new Talk(
                            proposal.value(),
                            row.getString("title"),
                            row.getBoolean("vendor"),
                            row.getString("proposer"));
                    var starts = row.getTimestamp("starts_at");
                    var meeting = !withMeeting || starts == null
                            ? null
                            : new MeetingEntry(
                                    row.getObject("meeting_id", UUID.class),
                                    Objects.requireNonNullElse(row.getString("slug"), ""),
                                    row.getString("meeting"),
                                    "",
                                    row.getString("region"),
                                    ZoneId.of(row.getString("zone")),
                                    starts.toInstant(),
                                    row.getTimestamp("ends_at").toInstant(),
                                    false,
                                    null,
                                    0,
                                    row.getTimestamp("changed_at").toInstant(),
                                    place(row.getString("place"), row.getString("format")),
                                    row.getString("format").equals("HYBRID"),
                                    List.of(),
                                    null,
                                    row.getString("status").equals("POSTPONED"));
                    return Facts.of(talk, row.getString("region"), meeting, row.getInt("round"));
                })
                .single();
    }

    /** A draft may have no venue yet, and is not online for that. */
    private @Nullable String place(@Nullable String place, String format) {
        return place == null && !format.equals("ONLINE")
                ? messages.getMessage("mail.talk.venue-to-follow", null, Locale.UK)
                : place;
    }
}
