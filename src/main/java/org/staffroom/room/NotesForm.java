package org.staffroom.room;

import jakarta.validation.constraints.Size;
import org.staffroom.shared.Typed;

/**
 * What whoever comes in wants to know, as typed.
 *
 * @param version of the notes when the form was made; 0 for what is none
 */
record NotesForm(
        @Size(max = 300, message = "{room.notes.too-long.toilets}")
        String toilets,

        @Size(max = 500, message = "{room.notes.too-long.fire}")
        String fire,

        @Size(max = 1000, message = "{room.notes.too-long.other}")
        String other,

        String version) {

    NotesForm {
        toilets = Typed.text(toilets);
        fire = Typed.text(fire);
        other = Typed.text(other);
        version = Typed.text(version);
    }

    static NotesForm of(RoomNotes notes) {
        return new NotesForm(notes.toilets(), notes.fire(), notes.other(), String.valueOf(notes.version()));
    }

    RoomNotes notes() {
        return new RoomNotes(toilets, fire, other, version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0);
    }
}
