package org.staffroom.speakers;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationAccess;
import org.staffroom.presentations.PresentationDetails;
import org.staffroom.presentations.PresentationQueries;
import org.staffroom.proposals.AgendaPlaces;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Attempt;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** Ambassadors invite the speakers of a talk to their regions; speakers who are signed in answer. */
@Controller
class InvitationController {

    private final Invitations invitations;
    private final InvitationQueries queries;
    private final PresentationQueries talks;
    private final PresentationAccess access;
    private final AgendaPlaces places;
    private final RegionAccess regions;
    private final JdbcClient jdbc;
    private final Words words;

    InvitationController(
            Invitations invitations,
            InvitationQueries queries,
            PresentationQueries talks,
            PresentationAccess access,
            AgendaPlaces places,
            RegionAccess regions,
            JdbcClient jdbc,
            Words words) {
        this.invitations = invitations;
        this.queries = queries;
        this.talks = talks;
        this.access = access;
        this.places = places;
        this.regions = regions;
        this.jdbc = jdbc;
        this.words = words;
    }

    @GetMapping("/presentations/{slug}/invitations/new")
    String blank(CurrentPerson me, @PathVariable String slug, Model model) {
        var talk = readable(me, slug);
        var own = runs(me);
        var only = own.size() == 1 ? own.iterator().next().toString() : "";
        model.addAttribute("form", new InvitationForm(only, "", ""));
        return form(talk, own, model);
    }

    @PostMapping("/presentations/{slug}/invitations")
    String invite(
            CurrentPerson me,
            @PathVariable String slug,
            @Valid @ModelAttribute("form") InvitationForm form,
            BindingResult problems,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        var talk = readable(me, slug);
        if (Attempt.succeeds(
                problems,
                response,
                key -> key.equals("speakers.invite.meeting.wrong") ? "meeting" : null,
                () -> invitations.invite(me, talk.id(), form.regionId(), form.meetingId(), form.text()))) {
            after.addFlashAttribute("flash", words.of("speakers.invite.sent", talk.title()));
            return "redirect:/organise/invitations";
        }
        return form(talk, runs(me), model);
    }

    private String form(PresentationDetails talk, Collection<RegionId> own, Model model) {
        model.addAttribute("nav", "presentations");
        model.addAttribute("talk", talk);
        model.addAttribute("choices", queries.choices(own));
        return "speakers/invite";
    }

    @GetMapping("/organise/invitations")
    String all(CurrentPerson me, Model model) {
        regions.requireAnyRegion(me);
        model.addAttribute("nav", "organise");
        var all = queries.of(runs(me));
        model.addAttribute("invitations", all);
        model.addAttribute("days", all.stream().anyMatch(InvitationView::waits) ? places.days(me) : List.of());
        return "speakers/invitations";
    }

    @PostMapping("/organise/invitations/{id}/withdrawal")
    String withdraw(CurrentPerson me, @PathVariable UUID id, RedirectAttributes after) {
        invitations.withdraw(me, new InvitationId(id));
        after.addFlashAttribute("flash", words.of("speakers.invitation.withdrawn"));
        return "redirect:/organise/invitations";
    }

    @PostMapping("/organise/invitations/{id}/settlement")
    String settle(CurrentPerson me, @PathVariable UUID id, RedirectAttributes after) {
        invitations.settle(me, new InvitationId(id));
        after.addFlashAttribute("flash", words.of("speakers.invitation.settled"));
        return "redirect:/organise/invitations";
    }

    @PostMapping("/organise/invitations/{id}/agenda")
    String plan(
            CurrentPerson me,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String slot,
            RedirectAttributes after) {
        try {
            var meeting = invitations.plan(me, new InvitationId(id), slot);
            after.addFlashAttribute("flash", words.of("speakers.invitation.planned"));
            return "redirect:/organise/meetings/" + meeting + "/agenda";
        } catch (Refused refused) {
            after.addFlashAttribute("refused", words.of(refused));
            after.addFlashAttribute("chosen", slot);
            after.addFlashAttribute("chosenFor", id.toString());
            return "redirect:/organise/invitations#i-" + id;
        }
    }

    /** The answer of somebody who is signed in; the page of the mail is of {@code notifications}. */
    @PostMapping("/my/talks/invitations/{id}/answer")
    String answer(
            CurrentPerson me,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(name = "words", defaultValue = "") String inWords,
            RedirectAttributes after) {
        var invitation = new InvitationId(id);
        queries.asked(me.id(), invitation).orElseThrow(NotFound::new);
        try {
            if (!answer.equals("yes") && !answer.equals("no")) {
                throw new Refused("speakers.invitation.choose");
            }
            invitations.answer(me.id(), invitation, answer.equals("yes"), inWords);
            after.addFlashAttribute("flash", words.of("speakers.invitation.said." + answer));
        } catch (Refused refused) {
            // What was typed is in the form again; beside it, where there is nothing to answer any more.
            after.addFlashAttribute("refused", words.of(refused));
            var open = queries.asked(me.id(), invitation)
                    .filter(one -> one.open() && !one.over())
                    .isPresent();
            after.addFlashAttribute(open ? "typed" : "unsaid", inWords);
            after.addFlashAttribute("typedFor", id.toString());
        }
        return "redirect:/my/talks";
    }

    private PresentationDetails readable(CurrentPerson me, String slug) {
        regions.requireAnyRegion(me);
        return talks.find(slug).filter(talk -> access.mayRead(me, talk.id())).orElseThrow(NotFound::new);
    }

    /** The regions the person runs; an admin who runs none may act for all. */
    private Collection<RegionId> runs(CurrentPerson me) {
        var own = regions.regionsOf(me.id());
        if (!own.isEmpty() || !me.admin()) {
            return own;
        }
        return jdbc.sql("select id from region where archived_at is null").query(UUID.class).list().stream()
                .map(RegionId::new)
                .toList();
    }
}
