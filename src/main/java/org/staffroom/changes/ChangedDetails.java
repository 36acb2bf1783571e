package org.staffroom.changes;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.web.servlet.ModelAndView;
import org.staffroom.meetings.BeforeTold;
import org.staffroom.meetings.MeetingDetails;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;

/** The preview of what edited details will tell people. */
@Component
class ChangedDetails implements BeforeTold {

    private final Changes changes;
    private final ChangePages pages;
    private final ChangeQueries queries;

    ChangedDetails(Changes changes, ChangePages pages, ChangeQueries queries) {
        this.changes = changes;
        this.pages = pages;
        this.queries = queries;
    }

    @Override
    public ModelAndView shown(MeetingId meeting, MeetingDetails details, CurrentPerson me, Model model) {
        var now = queries.now(meeting);
        var change = ChangeForm.of(now, details);
        var errors = new BeanPropertyBindingResult(change, "form");
        var proposal = change.read(now, written -> details.venue(), errors);
        if (proposal == null) {
            throw new Refused("meetings.refused.no-venue");
        }
        return new ModelAndView(pages.preview(meeting, now, change, changes.preview(me, meeting, proposal), model));
    }
}
