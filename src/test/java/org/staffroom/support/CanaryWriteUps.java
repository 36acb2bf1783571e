package org.staffroom.support;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.staffroom.files.StoredFiles;
import org.staffroom.files.Uploads;
import org.staffroom.shared.Ids;
import org.staffroom.writeups.WriteUpId;

/** Write-ups with their parts, photos and comments. */
class CanaryWriteUps extends CanaryPart {

    private final StoredFiles files;
    private final WriteUpId report;

    CanaryWriteUps(Canary canary) {
        super(canary);
        files = canary.files;
        report = canary.report;
    }

    void writeUps() {
        sql(
                "insert into checklist_item values (?, ?, 'POSTER', null, false, ?, ?, current_date)",
                Ids.next(),
                held.value(),
                now,
                id());
        sql(
                "update write_up set canonical_url = ?, approved_by = ? where id = ?",
                "https://canary.example/" + word("write_up.canonical_url"),
                id(),
                report.value());
        photo(report, word("person.name") + " and " + word("stored_file.name") + ".jpg", "The group", "All of us");
        comments(report);
        var account = WriteUpId.next();
        sql(
                """
                insert into write_up (id, slug, meeting_id, author_id, title, summary, body, note, status, official,
                    created_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'DRAFT', false, ?, ?)
                """,
                account.value(),
                word("write_up.slug"),
                held.value(),
                id(),
                word("write_up.title"),
                word("write_up.summary"),
                word("write_up.body"),
                word("write_up.note"),
                now,
                now);
        sql("insert into write_up_point values (?, 'TAKEAWAY', 0, ?)", account.value(), word("write_up_point.text"));
        photo(account, Canary.ROOT + ".jpg", word("write_up_photo.alternative"), word("write_up_photo.caption"));
        partsInWriteUps(account.value());
    }

    /** Versions of the account and of the report, words for a report of somebody else, a part in another. */
    private void partsInWriteUps(UUID account) {
        sql(
                """
                insert into write_up_revision (write_up_id, number, kind, written_by, began_at, written_at, title, summary, body,
                    discussed, takeaways, canonical_url)
                values (?, 1, 'SAVED', ?, ?, ?, ?, ?, ?, array[?], array[?], ?)
                """,
                account,
                id(),
                now,
                now,
                word("write_up_revision.title"),
                word("write_up_revision.summary"),
                word("write_up_revision.body"),
                word("write_up_revision.discussed"),
                word("write_up_revision.takeaways"),
                "https://canary.example/" + Canary.ROOT);
        for (var writer : java.util.List.of(id(), other.id().value())) {
            sql(
                    """
                    insert into write_up_revision (write_up_id, number, kind, written_by, began_at, written_at, title, summary,
                        body, discussed, takeaways, canonical_url)
                    select ?, count(*) + 1, 'SAVED', ?, ?, ?, 'What was said', '', 'All.', '{}', '{}', ?
                    from write_up_revision where write_up_id = ?
                    """,
                    report.value(),
                    writer,
                    now,
                    now,
                    "https://canary.example/" + word("write_up_revision.canonical_url"),
                    report.value());
        }
        var theirs = given.writeUp(held, other.id(), "Told by another");
        sql("insert into write_up_co_author values (?, ?, ?, ?)", theirs.value(), id(), id(), now);
        sql(
                "insert into write_up_co_author values (?, ?, ?, ?)",
                report.value(),
                other.id().value(),
                id(),
                now);
        sql(
                "insert into write_up_arrival values (?, 7, ?, ?, ?, ?)",
                theirs.value(),
                id(),
                word("write_up_arrival.heading"),
                word("write_up_arrival.block"),
                word("write_up_arrival.instead"));
        talkWords(
                theirs,
                id(),
                other.id().value(),
                word("talk_words.talk"),
                word("talk_words.words"),
                word("talk_words.block"));
        talkWords(theirs, other.id().value(), id(), "Another talk", "Nothing.", "> Nothing.");
        sql("insert into report_duty (meeting_id, person_id, taken_at) values (?, ?, ?)", held.value(), id(), now);
        var planned = WriteUpId.next().value();
        sql("""
                insert into write_up (id, meeting_id, author_id, title, status, official, publish_at, publish_by, created_at, changed_at)
                values (?, ?, ?, 'Planned', 'DRAFT', true, ?, ?, ?, ?)
                """, planned, held.value(), other.id().value(), now, id(), now, now);
    }

    private void talkWords(WriteUpId writeUp, UUID speaker, UUID askedBy, String talk, String said, String block) {
        sql("""
                insert into talk_words (id, write_up_id, person_id, talk, vendor, words, block, asked_by, asked_at, said_at)
                values (?, ?, ?, ?, false, ?, ?, ?, ?, ?)
                """, Ids.next(), writeUp.value(), speaker, talk, said, block, askedBy, now, now);
    }

    private void photo(WriteUpId writeUp, String name, String alternative, String caption) {
        var file = files.storeImage(new ByteArrayInputStream(Uploads.picture("jpeg", 60, 40)), name, person);
        var photo = Ids.next();
        sql("""
                insert into meeting_photo (id, meeting_id, file_id, upload_sha256, uploaded_by, uploaded_at)
                values (?, ?, ?, sha256(?), ?, ?)
                """, photo, held.value(), file.value(), file.toString().getBytes(StandardCharsets.US_ASCII), id(), now);
        sql(
                "insert into write_up_photo (write_up_id, photo_id, position, alternative, caption) values (?, ?, 0, ?, ?)",
                writeUp.value(),
                photo,
                alternative,
                caption);
        photoRequest(photo, id(), other.id().value(), word("photo_request.words"));
        photoRequest(photo, other.id().value(), id(), "Please.");
    }

    private void photoRequest(UUID photo, UUID by, UUID settledBy, String words) {
        sql(
                """
                insert into photo_request (id, photo_id, meeting_id, kind, words, asked_by, asked_at, settled_by, settled_at, answer)
                values (?, ?, ?, 'BLUR', ?, ?, ?, ?, ?, ?)
                """,
                Ids.next(),
                photo,
                held.value(),
                words,
                by,
                now,
                settledBy,
                now,
                by.equals(id()) ? word("photo_request.answer") : "Done.");
    }

    private void comments(WriteUpId writeUp) {
        var own = comment(writeUp, id(), other.id().value(), word("write_up_comment.body"));
        var theirs = comment(writeUp, other.id().value(), id(), "We start in May.");
        for (var reported : new UUID[] {own, theirs}) {
            var by = reported.equals(own) ? other.id().value() : id();
            sql(
                    "insert into comment_report (comment_id, reported_by, words, reported_at) values (?, ?, ?, ?)",
                    reported,
                    by,
                    reported.equals(own) ? "Hm." : word("comment_report.words"),
                    now);
        }
    }

    private UUID comment(WriteUpId writeUp, UUID by, UUID decidedBy, String body) {
        var comment = Ids.next();
        sql("""
                insert into write_up_comment (id, write_up_id, author_id, body, signed, status, written_at, changed_at, decided_by,
                    decided_at)
                values (?, ?, ?, ?, 'FULL', 'SHOWN', ?, ?, ?, ?)
                """, comment, writeUp.value(), by, body, now, now, decidedBy, now);
        return comment;
    }
}
