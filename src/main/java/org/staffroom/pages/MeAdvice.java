package org.staffroom.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionAccess;

/** What the head of a page shows of the signed-in person: {@code me}, null for visitors. */
@ControllerAdvice
class MeAdvice {

    /**
     * @param id says whose what the browser keeps is
     * @param ambassador whether the desk of the ambassadors is theirs to open
     */
    record Me(PersonId id, String name, boolean admin, boolean ambassador) {}

    private final RegionAccess regions;

    MeAdvice(RegionAccess regions) {
        this.regions = regions;
    }

    @ModelAttribute
    void me(@Nullable CurrentPerson person, Model model) {
        if (person != null) {
            model.addAttribute(
                    "me",
                    new Me(
                            person.id(),
                            person.name(),
                            person.admin(),
                            !regions.regionsOf(person.id()).isEmpty()));
        }
    }
}
