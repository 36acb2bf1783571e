package org.staffroom.speakers;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.proposals.ProposalQueries;
import org.staffroom.shared.Difference;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;

/** A speaker's own page: talks to come and what they lack, talks given, and what one says of oneself. */
@Controller
class MyTalksController {

    /** @param version of what was seen */
    record BiographyForm(
            @Size(max = 2000, message = "{speakers.biography.long}") @Nullable
            String biography,

            @Nullable Integer version) {

        static BiographyForm of(SpeakerQueries.Own own) {
            return new BiographyForm(own.biography(), own.version());
        }

        String words() {
            return biography == null ? "" : biography.strip().replace("\r\n", "\n");
        }
    }

    private static final SpeakerQueries.Own NOTHING = new SpeakerQueries.Own(SpeakerProfiles.NOTHING_YET, "", "");

    private final SpeakerProfiles profiles;
    private final SpeakerQueries queries;
    private final InvitationQueries invitations;
    private final ProposalQueries proposals;
    private final Absences absences;
    private final Words words;
    private final Clock clock;

    MyTalksController(
            SpeakerProfiles profiles,
            SpeakerQueries queries,
            InvitationQueries invitations,
            ProposalQueries proposals,
            Absences absences,
            Words words,
            Clock clock) {
        this.profiles = profiles;
        this.queries = queries;
        this.invitations = invitations;
        this.proposals = proposals;
        this.absences = absences;
        this.words = words;
        this.clock = clock;
    }

    @ModelAttribute("nav")
    String nav() {
        return "my";
    }

    @GetMapping("/my/talks")
    String talks(CurrentPerson me, Model model) {
        var own = own(me);
        model.addAttribute("own", own);
        model.addAttribute("now", clock.instant());
        model.addAttribute("invitations", invitations.openFor(me.id()));
        model.addAttribute("awaited", proposals.awaited(me.id()));
        model.addAttribute(
                "my",
                MyTalks.of(
                        queries.talks(me.id()),
                        queries.appearances(me.id()),
                        absences.of(me),
                        !own.biography().isEmpty(),
                        clock.instant()));
        return "speakers/talks";
    }

    @GetMapping("/my/talks/biography")
    String biography(CurrentPerson me, Model model) {
        model.addAttribute("form", BiographyForm.of(own(me)));
        return "speakers/biography";
    }

    @PostMapping("/my/talks/biography")
    ModelAndView tell(
            CurrentPerson me,
            @Valid @ModelAttribute("form") BiographyForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes after) {
        var status = 422;
        if (!problems.hasErrors()) {
            try {
                profiles.tell(
                        me, Objects.requireNonNullElse(form.version(), SpeakerProfiles.NOTHING_YET), form.words());
                after.addFlashAttribute(
                        "flash",
                        words.of(form.words().isEmpty() ? "speakers.biography.gone" : "speakers.biography.saved"));
                return new ModelAndView("redirect:/my/talks");
            } catch (StaleVersion stale) {
                var now = own(me);
                model.addAttribute(
                        "differences",
                        List.of(new Difference("speakers.biography.label", now.biography(), form.words())));
                // Sent again, it is meant.
                model.addAttribute("form", new BiographyForm(form.biography(), now.version()));
                status = 409;
            }
        }
        return new ModelAndView("speakers/biography", model.asMap(), HttpStatusCode.valueOf(status));
    }

    private SpeakerQueries.Own own(CurrentPerson me) {
        return queries.own(me.id()).orElse(NOTHING);
    }
}
