package org.staffroom.badges;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.pdf.PdfMaker;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.MeetingDays;
import org.staffroom.shared.Option;
import org.staffroom.shared.Words;

/** Name badges of a meeting, for its organisers. */
@Controller
@RequestMapping("/organise/meetings/{slug}")
class BadgeController {

    private final MeetingAccess access;
    private final MeetingDays days;
    private final BadgeQueries queries;
    private final PdfMaker pdfs;
    private final Words words;

    BadgeController(MeetingAccess access, MeetingDays days, BadgeQueries queries, PdfMaker pdfs, Words words) {
        this.access = access;
        this.days = days;
        this.queries = queries;
        this.pdfs = pdfs;
        this.words = words;
    }

    /**
     * @param size a word of {@link BadgeSize}; the first for anything else
     * @param from the first label of the first sheet that is not used yet
     */
    @GetMapping("/badges")
    String show(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String size,
            @RequestParam(defaultValue = "") String from,
            ModelMap model) {
        var meeting = access.organised(me, slug);
        fill(model, me, meeting, size(size), number(from));
        return "badges/badges";
    }

    @GetMapping("/badges.pdf")
    ResponseEntity<byte[]> document(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String size,
            @RequestParam(defaultValue = "") String from,
            ModelMap model) {
        fill(model, me, access.organised(me, slug), size(size), number(from));
        return pdfs.make("pdf/badges", model).file(slug + "-" + words.of("badges.file") + ".pdf");
    }

    private void fill(ModelMap model, CurrentPerson me, MeetingId meeting, BadgeSize size, int from) {
        var people = queries.of(me, meeting);
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", days.find(meeting));
        model.addAttribute("people", people.size());
        model.addAttribute("badges", Badges.of(people, size, from));
        model.addAttribute("from", Math.min(Math.max(from, 1), size.count()));
        model.addAttribute("sizes", sizes());
    }

    private List<Option> sizes() {
        return Stream.of(BadgeSize.values())
                .map(size -> new Option(size.word(), words.of("badges.size." + size)))
                .toList();
    }

    private static BadgeSize size(String word) {
        return Stream.of(BadgeSize.values())
                .filter(size -> size.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(BadgeSize.L7160);
    }

    private static int number(String typed) {
        return typed.strip().matches("[0-9]{1,3}") ? Integer.parseInt(typed.strip()) : 1;
    }
}
