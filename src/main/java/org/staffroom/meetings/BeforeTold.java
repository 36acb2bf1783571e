package org.staffroom.meetings;

import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;

/**
 * What people will be told before a published meeting is as its organiser says. Declared here, where details are edited, and
 * answered by the module that tells people.
 */
public interface BeforeTold {

    /**
     * The page with what they will read; nothing is told or kept by it.
     *
     * @throws Refused when a rule forbids the change
     */
    ModelAndView shown(MeetingId meeting, MeetingDetails details, CurrentPerson me, Model model);
}
