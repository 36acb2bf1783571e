package org.staffroom.comments;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.Words;

/** Comments on what was written about a meeting, for its organisers: read, shown, taken off. */
@Controller
@RequestMapping("/organise/meetings/{slug}/comments")
class OrganiserCommentController {

    private final Comments comments;
    private final CommentQueries queries;
    private final MeetingAccess access;
    private final MeetingQueries meetings;
    private final Words words;

    OrganiserCommentController(
            Comments comments, CommentQueries queries, MeetingAccess access, MeetingQueries meetings, Words words) {
        this.comments = comments;
        this.queries = queries;
        this.access = access;
        this.meetings = meetings;
        this.words = words;
    }

    @GetMapping
    String show(@PathVariable String slug, CurrentPerson me, Model model) {
        var meeting = access.organised(me, slug);
        var all = queries.of(meeting);
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", meetings.row(meeting));
        model.addAttribute(
                "waiting",
                all.stream().filter(OrganiserCommentController::isToDecide).toList());
        model.addAttribute(
                "decided", all.stream().filter(each -> !isToDecide(each)).toList());
        return "comments/organise";
    }

    @PostMapping("/{id}/approval")
    ModelAndView approve(
            @PathVariable String slug, @PathVariable String id, CurrentPerson me, RedirectAttributes redirect) {
        comments.approve(me, access.organised(me, slug), id);
        return back(slug, "comments.flash.approved", redirect);
    }

    @PostMapping("/{id}/hiding")
    ModelAndView hide(
            @PathVariable String slug, @PathVariable String id, CurrentPerson me, RedirectAttributes redirect) {
        comments.hide(me, access.organised(me, slug), id);
        return back(slug, "comments.flash.hidden", redirect);
    }

    private ModelAndView back(String slug, String flash, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", words.of(flash));
        return SeeOther.to("/organise/meetings/" + slug + "/comments");
    }

    private static boolean isToDecide(CommentQueries.Moderated comment) {
        return comment.status() == Comment.Status.WAITING || comment.reported() > 0;
    }
}
