package org.staffroom.topicboard;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Asked;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** What an ambassador's regions ask for, and keeping the board in order. */
@Controller
@RequestMapping("/organise/board")
class OrganiserTopicBoardController {

    private final TopicBoard board;
    private final TopicBoardQueries queries;
    private final OrganiserTopicBoardQueries organisers;
    private final RegionAccess regions;
    private final Words words;

    OrganiserTopicBoardController(
            TopicBoard board,
            TopicBoardQueries queries,
            OrganiserTopicBoardQueries organisers,
            RegionAccess regions,
            Words words) {
        this.board = board;
        this.queries = queries;
        this.organisers = organisers;
        this.regions = regions;
        this.words = words;
    }

    @GetMapping
    String list(
            CurrentPerson me,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        regions.requireAnyRegion(me);
        var filter = TopicBoardFilter.typed(null, null, null, order, state);
        var asked = queries.find(filter.within(ofRegions(me)), me, Asked.page(page), TopicBoardController.SIZE);
        model.addAttribute("nav", "organise");
        model.addAttribute("filter", filter);
        model.addAttribute("board", asked);
        model.addAttribute(
                "authors",
                organisers.authors(asked.rows().stream().map(BoardRow::id).toList()));
        model.addAttribute("base", filter.base("/organise/board"));
        return "topicboard/organise";
    }

    /** An admin who runs none looks after all. */
    private @Nullable Set<RegionId> ofRegions(CurrentPerson me) {
        var mine = regions.regionsOf(me.id());
        return mine.isEmpty() ? null : mine;
    }

    /** To the agenda, where it is moved to its place. */
    @PostMapping("/{id}/discussions")
    String plan(
            CurrentPerson me,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String meeting,
            @RequestParam(defaultValue = "30") String minutes,
            RedirectAttributes flash) {
        regions.requireAnyRegion(me);
        try {
            board.plan(
                    me,
                    new BoardTopicId(id),
                    chosen(meeting),
                    minutes.matches("\\d{1,3}") ? Integer.parseInt(minutes) : 0);
            flash.addFlashAttribute("flash", words.of("topicboard.flash.planned"));
            return "redirect:/organise/meetings/" + meeting + "/agenda";
        } catch (Refused refused) {
            flash.addFlashAttribute("refused", words.of(refused));
            return "redirect:/board/" + id;
        }
    }

    private static MeetingId chosen(String typed) {
        try {
            return MeetingId.of(typed);
        } catch (IllegalArgumentException nothingChosen) {
            throw new Refused("topicboard.refused.no-meeting");
        }
    }

    @PostMapping("/{id}/hiding")
    String hide(
            CurrentPerson me,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        return done(id, flash, "topicboard.flash.hidden", () -> board.hide(me, new BoardTopicId(id), reason), reason);
    }

    @PostMapping("/{id}/hiding/removal")
    String show(CurrentPerson me, @PathVariable UUID id, RedirectAttributes flash) {
        return done(id, flash, "topicboard.flash.shown", () -> board.show(me, new BoardTopicId(id)), "");
    }

    @PostMapping("/{id}/merge")
    String merge(
            CurrentPerson me,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String into,
            RedirectAttributes flash) {
        return done(id, flash, "topicboard.flash.merged", () -> board.merge(me, new BoardTopicId(id), other(into)), "");
    }

    private static @Nullable BoardTopicId other(String typed) {
        try {
            return BoardTopicId.of(typed);
        } catch (IllegalArgumentException nothingChosen) {
            return null;
        }
    }

    /** @param typed stands in its field again when it was refused */
    private String done(UUID id, RedirectAttributes flash, String said, Runnable command, String typed) {
        try {
            command.run();
            flash.addFlashAttribute("flash", words.of(said));
        } catch (Refused refused) {
            flash.addFlashAttribute("refused", words.of(refused));
            flash.addFlashAttribute("typed", typed);
        }
        return "redirect:/board/" + id;
    }
}
