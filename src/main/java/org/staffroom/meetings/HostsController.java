package org.staffroom.meetings;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.organisations.OrganisationKind;
import org.staffroom.organisations.Organisations;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.Typed;
import org.staffroom.shared.Words;

/** Who holds a meeting together: other regions, and organisations in their roles. */
@Controller
class HostsController {

    private final Meetings meetings;
    private final OrganiserQueries queries;
    private final Organisations organisations;
    private final MeetingAccess access;
    private final RegionAccess regions;
    private final Words words;

    HostsController(
            Meetings meetings,
            OrganiserQueries queries,
            Organisations organisations,
            MeetingAccess access,
            RegionAccess regions,
            Words words) {
        this.meetings = meetings;
        this.queries = queries;
        this.organisations = organisations;
        this.access = access;
        this.regions = regions;
        this.words = words;
    }

    @PostMapping("/organise/meetings/{slug}/co-hosts")
    ModelAndView invite(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String region,
            CurrentPerson me,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        return done(slug, "meetings.flash.invited", redirect, () -> {
            var invited = queries.hosts(meeting).stream()
                    .filter(host -> host.region().toString().equals(region))
                    .findFirst()
                    .orElseThrow(() -> new Refused("meetings.refused.no-such-region"));
            meetings.inviteCoHost(me, meeting, new RegionId(invited.region()));
        });
    }

    /** What is asked of a region: for its ambassadors, who answer here in words. */
    @GetMapping("/organise/meetings/{slug}/co-hosts/{region}")
    String invitation(@PathVariable String slug, @PathVariable UUID region, CurrentPerson me, Model model) {
        regions.require(me, new RegionId(region));
        model.addAttribute("nav", "organise");
        model.addAttribute("invitation", queries.invitation(named(slug), new RegionId(region)));
        return "meetings/invitation";
    }

    @PostMapping("/organise/meetings/{slug}/co-hosts/{region}/acceptance")
    ModelAndView accept(
            @PathVariable String slug,
            @PathVariable UUID region,
            @RequestParam(name = "words", defaultValue = "") String answer,
            CurrentPerson me,
            RedirectAttributes redirect) {
        var meeting = named(slug);
        try {
            meetings.acceptCoHost(me, meeting, new RegionId(region), answer);
        } catch (Refused refused) {
            return refused(refused, "/organise/meetings/" + slug + "/co-hosts/" + region, answer, redirect);
        }
        redirect.addFlashAttribute("flash", words.of("meetings.flash.accepted"));
        return SeeOther.to("/organise/meetings/" + slug + "/details");
    }

    /**
     * Declined or left by the region; taken back or ended by the one that leads.
     *
     * @param lead whether it is pressed on the side of the region that leads; needed of those who are on both, as admins are
     */
    @PostMapping("/organise/meetings/{slug}/co-hosts/{region}/removal")
    ModelAndView remove(
            @PathVariable String slug,
            @PathVariable UUID region,
            @RequestParam(defaultValue = "false") boolean lead,
            @RequestParam(name = "words", defaultValue = "") String answer,
            CurrentPerson me,
            RedirectAttributes redirect) {
        var meeting = named(slug);
        try {
            var other = new RegionId(region);
            var removed = lead || !regions.organises(me, other)
                    ? meetings.withoutCoHost(me, meeting, other, answer)
                    : meetings.leaveCoHost(me, meeting, other, answer);
            redirect.addFlashAttribute(
                    "flash", words.of(removed ? "meetings.flash.co-host-ended" : "meetings.flash.co-host-gone"));
        } catch (Refused refused) {
            var page = lead ? "details" : "co-hosts/" + region;
            return refused(refused, "/organise/meetings/" + slug + "/" + page, answer, redirect);
        }
        return SeeOther.to(access.organises(me, meeting) ? "/organise/meetings/" + slug + "/details" : "/organise");
    }

    private ModelAndView refused(Refused refused, String page, String answer, RedirectAttributes redirect) {
        redirect.addFlashAttribute("refused", words.of(refused));
        redirect.addFlashAttribute("words", answer);
        return SeeOther.to(page);
    }

    /** By name: an organisation that nobody has named before is written down as another body. */
    @PostMapping("/organise/meetings/{slug}/partners")
    ModelAndView addPartner(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "HOST") PartnerRole role,
            CurrentPerson me,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        return done(slug, "meetings.flash.partner-added", redirect, () -> {
            var partner = organisations.named(Typed.text(organisation), OrganisationKind.OTHER);
            meetings.addPartner(me, meeting, partner, role);
        });
    }

    @PostMapping("/organise/meetings/{slug}/partners/removal")
    ModelAndView removePartner(
            @PathVariable String slug,
            @RequestParam UUID organisation,
            @RequestParam PartnerRole role,
            CurrentPerson me,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        meetings.withoutPartner(me, meeting, new OrganisationId(organisation), role);
        redirect.addFlashAttribute("flash", words.of("meetings.flash.partner-removed"));
        return SeeOther.to("/organise/meetings/" + slug + "/details");
    }

    private MeetingId named(String slug) {
        var meeting = queries.named(slug);
        if (meeting == null) {
            throw new NotFound();
        }
        return meeting;
    }

    private ModelAndView done(String slug, String flash, RedirectAttributes redirect, Runnable command) {
        try {
            command.run();
            redirect.addFlashAttribute("flash", words.of(flash));
        } catch (Refused refused) {
            redirect.addFlashAttribute("refused", words.of(refused));
        }
        return SeeOther.to("/organise/meetings/" + slug + "/details#together");
    }
}
