package org.staffroom.agendas;

import org.staffroom.shared.Typed;

/**
 * Where in a day somebody pressed to add something.
 *
 * @param at a gap that begins so many minutes after the meeting's start
 * @param after an item
 * @param minutes how long the gap is
 */
record Gap(String at, String after, String track, String minutes) {

    Gap {
        at = Typed.text(at);
        after = Typed.text(after);
        track = Typed.text(track);
        minutes = Typed.text(minutes);
    }

    ItemForm form() {
        var spot = at.matches("\\d{1,4}") ? "at:" + at : after.matches("[0-9a-f-]{36}") ? "after:" + after : "end";
        return ItemForm.empty()
                .at(spot, track.matches("[1-9]") ? track : "", minutes.matches("[1-9]\\d{0,2}") ? minutes : "30");
    }
}
