package org.staffroom.meetings;

import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/**
 * What people will be told before a published meeting is as its organiser says. Declared here, where details are edited, and
 * answered by the module that tells people.
 */
public interface BeforeTold {

    /**
     * The page with what they will read; nothing is told or kept by it. Empty when it is no news to them.
     *
     * @throws Refused when a rule forbids the change
     */
    Optional<ModelAndView> shown(MeetingId meeting, MeetingDetails details, CurrentPerson me, Model model);

    /**
     * Does what is no news to anybody, and tells nobody.
     *
     * @throws StaleVersion when it has become news meanwhile
     */
    void keep(MeetingId meeting, MeetingDetails details, CurrentPerson me);
}
