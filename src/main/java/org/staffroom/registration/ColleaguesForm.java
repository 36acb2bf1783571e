package org.staffroom.registration;

import jakarta.validation.Valid;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.staffroom.places.Colleague;

/** Colleagues to bring, some of whom may be left empty. */
record ColleaguesForm(@Nullable List<@Valid ColleagueForm> people) {

    ColleaguesForm {
        people = people == null ? List.of() : people.stream().limit(20).toList();
    }

    static ColleaguesForm empty(int many) {
        return new ColleaguesForm(
                Stream.generate(() -> ColleagueForm.EMPTY).limit(many).toList());
    }

    List<Colleague> named() {
        return people == null
                ? List.of()
                : people.stream()
                        .filter(one -> !one.isEmpty())
                        .map(ColleagueForm::colleague)
                        .toList();
    }
}
