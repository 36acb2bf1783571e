package org.staffroom.attendees;

import jakarta.validation.Valid;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Colleagues to bring, some of whom may be left empty. */
record ColleaguesForm(@Nullable List<@Valid ColleagueForm> people) {

    ColleaguesForm {
        people = people == null ? List.of() : people.stream().limit(20).toList();
    }

    static ColleaguesForm empty(int many) {
        return new ColleaguesForm(
                Stream.generate(() -> ColleagueForm.EMPTY).limit(many).toList());
    }

    List<ColleagueForm> named() {
        return people == null
                ? List.of()
                : people.stream().filter(one -> !one.isEmpty()).toList();
    }
}
