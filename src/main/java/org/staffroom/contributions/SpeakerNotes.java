package org.staffroom.contributions;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.writeups.EditorNotes;
import org.staffroom.writeups.WriteUpId;

/** Tells whoever edits that speakers have sent words that are not in the text. */
@Component
class SpeakerNotes implements EditorNotes {

    private final ContributionQueries queries;

    SpeakerNotes(ContributionQueries queries) {
        this.queries = queries;
    }

    @Override
    public List<Note> of(WriteUpId writeUp) {
        var waiting = queries.waiting(writeUp);
        return waiting == 0 ? List.of() : List.of(new Note("contributions.waiting", waiting, "speakers"));
    }
}
