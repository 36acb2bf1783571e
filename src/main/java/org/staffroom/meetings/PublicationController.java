package org.staffroom.meetings;

import com.ibm.icu.text.ListFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.Words;

/** Makes a draft public. */
@Controller
class PublicationController {

    private final Meetings meetings;
    private final MeetingQueries rows;
    private final OrganiserQueries queries;
    private final MeetingAccess access;
    private final PublicationAdvice advice;
    private final Words words;

    PublicationController(
            Meetings meetings,
            MeetingQueries rows,
            OrganiserQueries queries,
            MeetingAccess access,
            PublicationAdvice advice,
            Words words) {
        this.meetings = meetings;
        this.rows = rows;
        this.queries = queries;
        this.access = access;
        this.advice = advice;
        this.words = words;
    }

    @GetMapping("/organise/meetings/{slug}/publication")
    String ask(@PathVariable String slug, CurrentPerson me, Model model) {
        return shown(access.organised(me, slug), model);
    }

    @PostMapping("/organise/meetings/{slug}/publication")
    ModelAndView publish(@PathVariable String slug, CurrentPerson me, Model model, RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        try {
            var address = meetings.publish(me, meeting);
            redirect.addFlashAttribute("flash", words.of("meetings.flash.published"));
            return SeeOther.to("/meetings/" + address);
        } catch (Refused refused) {
            model.addAttribute("refused", words.of(refused));
            return new ModelAndView(shown(meeting, model), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private String shown(MeetingId meeting, Model model) {
        model.addAttribute("nav", "organise");
        var head = queries.head(meeting);
        model.addAttribute("heading", head);
        model.addAttribute("advice", head.isDraft() ? advice.on(meeting) : List.of());
        var row = rows.row(meeting);
        model.addAttribute("meeting", row);
        model.addAttribute(
                "regions",
                listed(Stream.concat(
                        Stream.of(row.regionName()), row.coHosts().stream().map(MeetingRow.Region::name))));
        model.addAttribute(
                "unanswered",
                listed(queries.hosts(meeting).stream()
                        .filter(host -> host.asked() && !host.accepted())
                        .map(OrganiserQueries.Host::name)));
        model.addAttribute("followers", queries.followers(meeting));
        return "meetings/publication";
    }

    private static String listed(Stream<String> names) {
        return ListFormatter.getInstance(LocaleContextHolder.getLocale()).format(names.toList());
    }
}
