package org.staffroom.support;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.staffroom.files.FileId;
import org.staffroom.files.StoredFiles;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationId;
import org.staffroom.shared.Ids;

/** Talks given, offered and proposed, with their slides. */
class CanaryTalks extends CanaryPart {

    private final StoredFiles files;
    private final PresentationId givenAlone;
    private final PresentationId givenTogether;

    CanaryTalks(Canary canary) {
        super(canary);
        files = canary.files;
        givenAlone = canary.givenAlone;
        givenTogether = canary.givenTogether;
    }

    void talks() {
        var welcome = given.agendaItem(coming, 0, 15, "WELCOME", null);
        sql("insert into agenda_person values (?, ?, 'OPENER', 0)", welcome, id());
        sql("""
                insert into agenda_change (meeting_id, version, did, item_id, about, changed_by, changed_at, before)
                values (?, 1, 'ADDED', ?, 'Welcome', ?, ?, '[]')
                """, coming.value(), welcome, id(), now);
        given.agendaItem(held, 0, 30, "MEMBER_TALK", givenAlone);
        given.agendaItem(coming, 15, 30, "MEMBER_TALK", givenTogether);
        material(givenAlone, document("slides.txt", Canary.ROOT + " on the slides", person));
        material(givenTogether, document("mine.txt", Canary.ROOT + " on my slides", person));
        material(givenTogether, document("theirs.txt", "Not mine", other));
        document(Canary.ROOT + "-unattached.txt", Canary.ROOT + " never attached", person);
        var offered = given.talk("Offered", "MEMBER", person.id());
        sql(
                "update presentation set title = ?, abstract = ?, slug = ?, created_by = ? where id = ?",
                word("presentation.title"),
                word("presentation.abstract"),
                word("presentation.slug"),
                id(),
                offered.value());
        sql(
                "insert into presentation_material (id, presentation_id, label, url, position) values (?, ?, ?, ?, 1)",
                Ids.next(),
                offered.value(),
                word("presentation_material.label"),
                "https://canary.example/" + word("presentation_material.url"));
        sql("update presentation set created_by = ? where id = ?", id(), givenAlone.value());
        sql(
                "insert into speaker_profile values (?, 0, ?, ?, ?)",
                id(),
                word("speaker_profile.slug"),
                word("speaker_profile.biography"),
                now);
        sql(
                "insert into speaker_absence values (?, ?, ?, ?, ?, ?)",
                Ids.next(),
                coming.value(),
                givenAlone.value(),
                id(),
                word("speaker_absence.words"),
                now);
        invited(givenAlone, other.id().value(), id(), word("speaker_invitation.answer"));
        invited(givenTogether, id(), other.id().value(), "Gladly.");
    }

    private FileId document(String name, String content, CurrentPerson by) {
        return files.storeDocument(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), name, by);
    }

    private void material(PresentationId talk, FileId file) {
        sql(
                "insert into presentation_material (id, presentation_id, label, file_id, position) values (?, ?, 'Slides', ?, 1)",
                Ids.next(),
                talk.value(),
                file.value());
    }

    private void invited(PresentationId talk, UUID by, UUID answeredBy, String answer) {
        sql("""
                insert into speaker_invitation (id, presentation_id, region_id, words, status, invited_by, invited_at,
                    answered_by, answered_at, answer)
                values (?, ?, ?, 'Would you come to us?', 'ACCEPTED', ?, ?, ?, ?, ?)
                """, Ids.next(), talk.value(), region.value(), by, now, answeredBy, now, answer);
    }

    /** Proposed by the canary, with what an ambassador wrote; and one of somebody else's that names, notes and decides. */
    void proposals() {
        sql(
                "insert into talk_call (id, region_id, open, words, changed_by, changed_at) values (?, ?, true, 'Talks', ?, ?)",
                Ids.next(),
                region.value(),
                id(),
                now);
        var own = proposal(id(), word("proposal.title"), word("proposal.abstract"));
        sql(
                "update proposal set given_before = ?, needs = ? where id = ?",
                word("proposal.given_before"),
                word("proposal.needs"),
                own);
        sql(
                "insert into proposal_message (id, proposal_id, kind, words, sent_by, sent_at) values (?, ?, 'LATER', ?, ?, ?)",
                Ids.next(),
                own,
                word("proposal_message.words"),
                other.id().value(),
                now);
        var theirs = proposal(other.id().value(), "Somebody’s talk", "About it");
        sql("update proposal set decided_by = ?, decided_at = ? where id = ?", id(), now, theirs);
        sql(
                "insert into proposal_speaker (id, proposal_id, person_id, named_as, answer, invited_at) values (?, ?, ?, ?, 'ASKED', ?)",
                Ids.next(),
                theirs,
                id(),
                word("proposal_speaker.named_as"),
                now);
        sql(
                "insert into proposal_note values (?, ?, ?, ?, ?, ?)",
                Ids.next(),
                theirs,
                region.value(),
                id(),
                word("proposal_note.text"),
                now);
        sql(
                "insert into proposal_message (id, proposal_id, kind, words, sent_by, sent_at) values (?, ?, 'MESSAGE', 'Hello.', ?, ?)",
                Ids.next(),
                theirs,
                id(),
                now);
    }

    private UUID proposal(UUID by, String title, String text) {
        var proposal = Ids.next();
        sql("""
                insert into proposal (id, press, region_id, proposer_id, title, abstract, nature, level, minutes, vendor, status,
                    submitted_at, changed_at)
                values (?, ?, ?, ?, ?, ?, 'TECHNICAL', 'INTERMEDIATE', 30, false, 'PROPOSED', ?, ?)
                """, proposal, Ids.next(), region.value(), by, title, text, now, now);
        return proposal;
    }
}
