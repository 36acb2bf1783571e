package org.staffroom.notifications;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.staffroom.shared.Asked;
import org.staffroom.shared.Crumb;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Option;

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
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        var chosen = Status.of(status).orElse(null);
        var asked = new DeliveryQueries.Filter(chosen, Template.find(kind).orElse(null), Asked.words(q));
        var counts = deliveries.counts();
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(
                "", counts.values().stream().mapToLong(Long::longValue).sum(), chosen == null));
        for (var each : Status.values()) {
            choices.add(new Choice(each.word(), counts.getOrDefault(each, 0L), each == chosen));
        }
        model.addAttribute("nav", "admin");
        model.addAttribute("choices", choices);
        model.addAttribute("kinds", kinds());
        model.addAttribute("status", chosen == null ? "" : chosen.word());
        model.addAttribute(
                "kind", asked.template() == null ? "" : asked.template().key());
        model.addAttribute("q", asked.words());
        model.addAttribute("parked", chosen == Status.PARKED ? deliveries.canBeSentAgain(asked) : 0L);
        model.addAttribute("page", deliveries.page(asked, Asked.page(page)));
        model.addAttribute(
                "base",
                Asked.again(
                        "/admin/deliveries",
                        "status",
                        chosen == null ? null : chosen.word(),
                        "kind",
                        asked.template() == null ? null : asked.template().key(),
                        "q",
                        asked.words()));
        return "notifications/deliveries";
    }

    private List<Option> kinds() {
        return Arrays.stream(Template.values())
                .map(each ->
                        new Option(each.key(), messages.getMessage("notifications.template." + each, null, Locale.UK)))
                .toList();
    }

    /** What was told, and how many it reached. */
    @GetMapping("/messages")
    String messages(@RequestParam(required = false) @Nullable String page, Model model) {
        model.addAttribute("nav", "admin");
        model.addAttribute("page", deliveries.happenings(Asked.page(page)));
        model.addAttribute("base", Asked.again("/admin/deliveries/messages"));
        return "notifications/messages";
    }

    /** All of those not delivered that the filter shows. */
    @PostMapping("/attempts")
    String allAgain(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String q,
            CurrentPerson me,
            RedirectAttributes flash) {
        var asked =
                new DeliveryQueries.Filter(Status.PARKED, Template.find(kind).orElse(null), Asked.words(q));
        var many = commands.sendAllAgain(me, asked);
        flash.addFlashAttribute(
                "flash", messages.getMessage("notifications.deliveries.again.done", new Object[] {many}, Locale.UK));
        return "redirect:/admin/deliveries?status=waiting";
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
        return !delivery.template().carriesSecret() && delivery.template() != Template.ERASED;
    }

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
