package org.staffroom.topicboard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.AfterSignIn;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.InternalPath;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** "Me too", and taking it back; pressed by a visitor it counts once they have signed in. */
@Controller
@RequestMapping("/board/{id}/vote")
class VoteController implements AfterSignIn {

    private static final Pattern PRESSED = Pattern.compile("/board/([0-9a-f-]{36})/vote");

    private final TopicBoard board;
    private final TopicBoardQueries queries;
    private final Words words;

    VoteController(TopicBoard board, TopicBoardQueries queries, Words words) {
        this.board = board;
        this.queries = queries;
        this.words = words;
    }

    @PostMapping
    String second(CurrentPerson me, @PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        try {
            var counted = board.second(me.id(), new BoardTopicId(id));
            flash.addFlashAttribute("flash", words.of("topicboard.flash.seconded"));
            return back(request, counted);
        } catch (Refused refused) {
            flash.addFlashAttribute("flash", words.of(refused));
            return back(request, id);
        }
    }

    @PostMapping("/removal")
    String takeBack(CurrentPerson me, @PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        board.takeBack(me.id(), new BoardTopicId(id));
        flash.addFlashAttribute("flash", words.of("topicboard.flash.taken-back"));
        return back(request, id);
    }

    /** To where the button stood, and in a list to the topic there. */
    private static String back(HttpServletRequest request, Object id) {
        var before = InternalPath.before(request);
        return "redirect:" + Objects.requireNonNullElse(before, "/board/" + id) + "#t-" + id;
    }

    /** Of what stands on the board: the title of a hidden topic is as hidden as the rest. */
    @Override
    public Optional<String> purpose(String path) {
        return topic(path)
                .map(topic -> queries.get(topic, null))
                .filter(BoardPage::open)
                .map(page -> words.of("topicboard.sign-in-to-second", page.row().title()));
    }

    @Override
    public Optional<String> complete(CurrentPerson person, String path) {
        return topic(path).map(topic -> {
            try {
                return "/board/" + board.second(person.id(), topic);
            } catch (Refused own) {
                return "/board/" + topic;
            }
        });
    }

    private static Optional<BoardTopicId> topic(String path) {
        var matcher = PRESSED.matcher(path);
        try {
            return matcher.matches() ? Optional.of(BoardTopicId.of(matcher.group(1))) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
