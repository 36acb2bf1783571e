package org.staffroom.meetings;

import java.util.ArrayList;
import java.util.List;
import org.staffroom.shared.Typed;

/** What two people made of the same meeting at once. */
final class MeetingDifference {

    /**
     * One field of the form.
     *
     * @param same whether both say the same, and there is nothing to choose
     */
    record Field(String name, String mine, String theirs) {

        public boolean same() {
            return mine.equals(theirs);
        }
    }

    private MeetingDifference() {}

    static List<Field> between(MeetingForm mine, MeetingForm theirs) {
        var fields = new ArrayList<Field>();
        fields.add(new Field("title", mine.title(), theirs.title()));
        fields.add(new Field("date", mine.date(), theirs.date()));
        fields.add(new Field("start", mine.start(), theirs.start()));
        fields.add(new Field("end", mine.end(), theirs.end()));
        fields.add(new Field("summary", mine.summary(), theirs.summary()));
        fields.add(new Field("format", mine.format(), theirs.format()));
        fields.add(new Field("venue", mine.venue(), theirs.venue()));
        fields.add(new Field("hall", Typed.text(mine.hall()), Typed.text(theirs.hall())));
        fields.add(new Field("room", mine.room(), theirs.room()));
        fields.add(new Field("online", mine.online(), theirs.online()));
        fields.add(new Field("joiningLink", mine.joiningLink(), theirs.joiningLink()));
        return fields;
    }
}
