package org.staffroom.room;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.AfterSignIn;
import org.staffroom.people.CurrentPerson;
import org.staffroom.room.RoomQueries.Mine;
import org.staffroom.shared.Network;
import org.staffroom.shared.QrCode;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.Words;

/** The room on a phone and on the wall, and what people ask in it. */
@Controller
@RequestMapping("/meetings/{slug}/room")
class RoomController implements AfterSignIn {

    private static final Pattern WITHIN = Pattern.compile("(/meetings/[a-z0-9-]+/room)/.+");

    private final RoomQueries queries;
    private final RoomAccess access;
    private final Scenes scenes;
    private final Rooms rooms;
    private final Words words;
    private final Network network;

    RoomController(RoomQueries queries, RoomAccess access, Scenes scenes, Rooms rooms, Words words, Network network) {
        this.queries = queries;
        this.access = access;
        this.scenes = scenes;
        this.rooms = rooms;
        this.words = words;
        this.network = network;
    }

    /** @param refresh "no" for a page that stays as it is, where no script runs */
    @GetMapping
    String page(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String refresh,
            @Nullable CurrentPerson me,
            Model model) {
        var room = queries.room(slug);
        var scene = show(room, me, false, model);
        model.addAttribute("refreshing", !refresh.equals("no"));
        model.addAttribute("form", AskForm.empty("QUESTION", scene.asking()));
        return "room/room";
    }

    @GetMapping("/projector")
    String projector(@PathVariable String slug, @Nullable CurrentPerson me, Model model) {
        show(queries.room(slug), me, true, model);
        model.addAttribute("code", QrCode.of(network.url("/meetings/" + slug + "/room")));
        return "room/projector";
    }

    private Scene show(Room room, @Nullable CurrentPerson me, boolean projector, Model model) {
        var seat = View.of(access.seat(me, room.id()), projector).seat();
        var scene = scenes.of(room).seenFrom(seat);
        model.addAttribute("nav", "meetings");
        model.addAttribute("room", room);
        model.addAttribute("scene", scene);
        model.addAttribute("seat", seat);
        model.addAttribute("mine", me == null || projector ? Mine.NOTHING : queries.mine(me, room.id()));
        model.addAttribute("address", network.url("/meetings/" + room.slug() + "/room"));
        return scene;
    }

    /** The form on a page of its own: where no script runs the room refreshes, and would throw away what one types. */
    @GetMapping("/posts")
    String form(
            @PathVariable String slug, @RequestParam(defaultValue = "") String kind, CurrentPerson me, Model model) {
        var room = queries.room(slug);
        var scene = scenes.of(room).seenFrom(Seat.VISITOR);
        model.addAttribute("form", AskForm.empty(kind, scene.asking()));
        return asking(room, scene, model);
    }

    @PostMapping("/posts")
    ModelAndView ask(
            @PathVariable String slug,
            @ModelAttribute("form") AskForm form,
            BindingResult problems,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var room = queries.room(slug);
        try {
            rooms.ask(me, room.id(), form.id(), form.postKind(), form.text(), form.itemId(), form.named());
        } catch (Refused refused) {
            problems.rejectValue("text", refused.key(), refused.arguments(), refused.key());
            return new ModelAndView(
                    asking(room, scenes.of(room).seenFrom(Seat.VISITOR), model),
                    model.asMap(),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute("flash", words.of("room.flash.asked." + form.kind()));
        return SeeOther.to("/meetings/" + slug + "/room");
    }

    private static String asking(Room room, Scene scene, Model model) {
        model.addAttribute("nav", "meetings");
        model.addAttribute("room", room);
        model.addAttribute("scene", scene);
        return "room/ask";
    }

    @PostMapping("/posts/{post}/vote")
    ModelAndView vote(@PathVariable String slug, @PathVariable UUID post, CurrentPerson me) {
        rooms.vote(me, queries.room(slug).id(), new RoomPostId(post));
        return SeeOther.to("/meetings/" + slug + "/room#post-" + post);
    }

    @PostMapping("/posts/{post}/vote/removal")
    ModelAndView unvote(@PathVariable String slug, @PathVariable UUID post, CurrentPerson me) {
        rooms.unvote(me, queries.room(slug).id(), new RoomPostId(post));
        return SeeOther.to("/meetings/" + slug + "/room#post-" + post);
    }

    @PostMapping("/posts/{post}/withdrawal")
    ModelAndView withdraw(
            @PathVariable String slug, @PathVariable UUID post, CurrentPerson me, RedirectAttributes redirect) {
        rooms.withdraw(me, queries.room(slug).id(), new RoomPostId(post));
        redirect.addFlashAttribute("flash", words.of("room.flash.withdrawn"));
        return SeeOther.to("/meetings/" + slug + "/room");
    }

    @PostMapping("/posts/{post}/answer")
    ModelAndView answer(
            @PathVariable String slug, @PathVariable UUID post, CurrentPerson me, RedirectAttributes redirect) {
        rooms.answer(me, queries.room(slug).id(), new RoomPostId(post));
        redirect.addFlashAttribute("flash", words.of("room.flash.answered"));
        return SeeOther.to("/meetings/" + slug + "/room");
    }

    @PostMapping("/posts/{post}/hiding")
    ModelAndView hide(
            @PathVariable String slug, @PathVariable UUID post, CurrentPerson me, RedirectAttributes redirect) {
        rooms.hide(me, queries.room(slug).id(), new RoomPostId(post));
        redirect.addFlashAttribute("flash", words.of("room.flash.hidden"));
        return SeeOther.to("/meetings/" + slug + "/room");
    }

    @PostMapping("/posts/{post}/reopening")
    ModelAndView reopen(
            @PathVariable String slug, @PathVariable UUID post, CurrentPerson me, RedirectAttributes redirect) {
        rooms.reopen(me, queries.room(slug).id(), new RoomPostId(post));
        redirect.addFlashAttribute("flash", words.of("room.flash.reopened"));
        return SeeOther.to("/meetings/" + slug + "/room");
    }

    @Override
    public Optional<String> purpose(String path) {
        return Optional.empty();
    }

    /** What somebody pressed before signing in is pressed again, in the room as it is then. */
    @Override
    public Optional<String> complete(CurrentPerson person, String path) {
        var matcher = WITHIN.matcher(path);
        return matcher.matches() && !path.endsWith("/posts") && !path.endsWith("/projector")
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }
}
