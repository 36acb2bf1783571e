package org.staffroom.changes;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.web.servlet.ModelAndView;
import org.staffroom.changes.ChangeQueries.Now;
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
    public Optional<ModelAndView> shown(MeetingId meeting, MeetingDetails details, CurrentPerson me, Model model) {
        var now = queries.now(meeting);
        var change = ChangeForm.of(now, details);
        var preview = changes.preview(me, meeting, proposal(now, details, change));
        return preview.news()
                ? Optional.of(new ModelAndView(pages.preview(meeting, now, change, preview, model)))
                : Optional.empty();
    }

    @Override
    public void keep(MeetingId meeting, MeetingDetails details, CurrentPerson me) {
        var now = queries.now(meeting);
        changes.keep(me, meeting, proposal(now, details, ChangeForm.of(now, details)));
    }

    private static Proposal proposal(Now now, MeetingDetails details, ChangeForm change) {
        var errors = new BeanPropertyBindingResult(change, "form");
        var proposal = change.read(now, written -> details.venue(), errors);
        if (proposal == null) {
            throw new Refused("meetings.refused.no-venue");
        }
        return proposal;
    }
}
