package org.staffroom.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.staffroom.meetings.MeetingFilter;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.PlaceQueries;
import org.staffroom.shared.Asked;
import org.staffroom.shared.Network;
import org.staffroom.topicboard.TopicBoardFilter;
import org.staffroom.topicboard.TopicBoardQueries;
import org.staffroom.topics.TopicQueries;

/** What there is on a topic: meetings to come, talks, write-ups. */
@Controller
class TopicPageController {

    private static final int NEXT = 10;
    private static final int ASKED = 4;
    private static final int WRITTEN_UP = 6;

    private final TopicQueries topics;
    private final MeetingQueries meetings;
    private final TalkCards talks;
    private final WriteUpCards writeUps;
    private final TopicBoardQueries board;
    private final PlaceQueries places;
    private final Network network;

    TopicPageController(
            TopicQueries topics,
            MeetingQueries meetings,
            TalkCards talks,
            WriteUpCards writeUps,
            TopicBoardQueries board,
            PlaceQueries places,
            Network network) {
        this.topics = topics;
        this.meetings = meetings;
        this.talks = talks;
        this.writeUps = writeUps;
        this.board = board;
        this.places = places;
        this.network = network;
    }

    @GetMapping("/topics/{slug}")
    String one(
            @Nullable CurrentPerson person,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        var read = topics.read(slug, person == null ? null : person.id());
        model.addAttribute("topic", read.topic());
        model.addAttribute("ownPlaces", places.coming(person));
        model.addAttribute("next", meetings.first(MeetingFilter.upcoming().about(slug), NEXT));
        model.addAttribute("asked", board.first(TopicBoardFilter.about(slug), person, ASKED));
        model.addAttribute("talks", talks.onTopic(slug, Asked.page(page)));
        model.addAttribute("writeUps", writeUps.onTopic(slug, WRITTEN_UP));
        if (person != null) {
            model.addAttribute("follows", read.followed());
        }
        model.addAttribute("canonical", network.url("/topics/" + slug));
        return "pages/topic";
    }
}
