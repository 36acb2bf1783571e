package org.staffroom.notifications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.notifications.DeliveryQueries.Status;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;

/** What was sent, what waits, what could not be delivered: for admins. */
@Controller
@RequestMapping("/admin/deliveries")
class DeliveryController {

    /** One choice of the filter. */
    record Choice(String word, long count, boolean chosen) {}

    private final DeliveryQueries deliveries;
    private final DeliveryQueue queue;
    private final Deliveries commands;
    private final LetterWriter letters;
    private final Post post;
    private final Network network;
    private final MessageSource messages;

    DeliveryController(
            DeliveryQueries deliveries,
            DeliveryQueue queue,
            Deliveries commands,
            LetterWriter letters,
            Post post,
            Network network,
            MessageSource messages) {
        this.deliveries = deliveries;
        this.queue = queue;
        this.commands = commands;
        this.letters = letters;
        this.post = post;
        this.network = network;
        this.messages = messages;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String status, @RequestParam(defaultValue = "1") int page, Model model) {
        var chosen = Status.of(status).orElse(null);
        var counts = deliveries.counts();
        var all = counts.values().stream().mapToLong(Long::longValue).sum();
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", all, chosen == null));
        for (var each : Status.values()) {
            choices.add(new Choice(each.word(), counts.getOrDefault(each, 0L), each == chosen));
        }
        model.addAttribute("nav", "admin");
        model.addAttribute("choices", choices);
        model.addAttribute(
                "page", deliveries.page(chosen, page, chosen == null ? all : counts.getOrDefault(chosen, 0L)));
        model.addAttribute(
                "base", "/admin/deliveries?" + (chosen == null ? "" : "status=" + chosen.word() + "&") + "page=");
        return "notifications/deliveries";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        var delivery = queue.find(id).orElseThrow(NotFound::new);
        // Reading a message must not let anybody act for its recipient; in demo mode it is the only way to sign in.
        var letter = network.demo() ? letters.write(delivery) : letters.writeForOthers(delivery);
        model.addAttribute("nav", "admin");
        model.addAttribute("row", deliveries.find(id).orElseThrow(NotFound::new));
        model.addAttribute("subject", letter.subject());
        model.addAttribute("text", post.text(letter));
        model.addAttribute("html", post.htmlForPage(letter));
        model.addAttribute("again", mayBeSentAgain(delivery));
        model.addAttribute("crumbs", crumbs(delivery.template()));
        return "notifications/delivery";
    }

    private static boolean mayBeSentAgain(Delivery delivery) {
        return delivery.template() != Template.SIGN_IN && delivery.template() != Template.ERASED;
    }

    /** One step of the way to this page. */
    record Crumb(@Nullable String href, String text) {}

    private List<Crumb> crumbs(Template template) {
        return List.of(
                new Crumb("/admin/deliveries", messages.getMessage("notifications.deliveries.title", null, Locale.UK)),
                new Crumb(null, messages.getMessage("notifications.template." + template, null, Locale.UK)));
    }

    @PostMapping("/{id}/attempts")
    String again(@PathVariable UUID id, CurrentPerson me, RedirectAttributes flash) {
        commands.sendAgain(me, id);
        flash.addFlashAttribute("flash", messages.getMessage("notifications.delivery.again.done", null, Locale.UK));
        return "redirect:/admin/deliveries/" + id;
    }
}
