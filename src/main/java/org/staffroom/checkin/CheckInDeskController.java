package org.staffroom.checkin;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.pdf.PdfMaker;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Network;
import org.staffroom.shared.QrCode;
import org.staffroom.shared.Words;

/** What organisers see and say of those who check in by themselves; and the poster that lets them. */
@Controller
@RequestMapping("/organise/meetings/{slug}/check-in")
class CheckInDeskController {

    private final MeetingAccess access;
    private final CheckInQueries queries;
    private final CheckIns checkIns;
    private final PdfMaker pdfs;
    private final Network network;
    private final Words words;
    private final Clock clock;

    CheckInDeskController(
            MeetingAccess access,
            CheckInQueries queries,
            CheckIns checkIns,
            PdfMaker pdfs,
            Network network,
            Words words,
            Clock clock) {
        this.access = access;
        this.queries = queries;
        this.checkIns = checkIns;
        this.pdfs = pdfs;
        this.network = network;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    String show(CurrentPerson me, @PathVariable String slug, ModelMap model) {
        var meeting = access.organised(me, slug);
        var arrivals = queries.arrivals(me, meeting);
        fill(model, queries.of(me, meeting));
        model.addAttribute(
                "guests", arrivals.stream().filter(SelfArrival::guest).toList());
        model.addAttribute(
                "themselves", arrivals.stream().filter(one -> !one.guest()).toList());
        return "checkin/desk";
    }

    @GetMapping("/poster")
    String poster(CurrentPerson me, @PathVariable String slug, ModelMap model) {
        fill(model, queries.of(me, access.organised(me, slug)));
        return "checkin/poster";
    }

    /** The same on A4, with fonts and all. */
    @GetMapping("/poster.pdf")
    ResponseEntity<byte[]> document(CurrentPerson me, @PathVariable String slug, ModelMap model) {
        var meeting = queries.of(me, access.organised(me, slug));
        fill(model, meeting);
        model.addAttribute("network", network.networkName());
        var poster = pdfs.makeOnePage(
                "pdf/poster", model, Map.of("code", QrCode.of(address(meeting)).png()));
        return poster.file(meeting.key() + "-" + words.of("checkin.poster.file") + ".pdf");
    }

    @PostMapping("/code")
    String renew(CurrentPerson me, @PathVariable String slug, RedirectAttributes redirect) {
        checkIns.renew(me, access.organised(me, slug));
        return back(slug, redirect, words.of("checkin.flash.renewed"));
    }

    /** All guests are here indeed. */
    @PostMapping("/guests/confirmation")
    String vouch(CurrentPerson me, @PathVariable String slug, RedirectAttributes redirect) {
        var vouched = checkIns.vouch(me, access.organised(me, slug), null);
        return back(slug, redirect, words.of("checkin.flash.vouched", vouched));
    }

    @PostMapping("/guests/removal")
    String remove(CurrentPerson me, @PathVariable String slug, RedirectAttributes redirect) {
        var removed = checkIns.remove(me, access.organised(me, slug), null);
        return back(slug, redirect, words.of("checkin.flash.removed", removed));
    }

    @PostMapping("/{person}/confirmation")
    String vouch(CurrentPerson me, @PathVariable String slug, @PathVariable UUID person, RedirectAttributes redirect) {
        var vouched = checkIns.vouch(me, access.organised(me, slug), List.of(new PersonId(person)));
        return back(slug, redirect, words.of("checkin.flash.vouched", vouched));
    }

    @PostMapping("/{person}/removal")
    String remove(CurrentPerson me, @PathVariable String slug, @PathVariable UUID person, RedirectAttributes redirect) {
        var removed = checkIns.remove(me, access.organised(me, slug), List.of(new PersonId(person)));
        return back(slug, redirect, words.of("checkin.flash.removed", removed));
    }

    private static String back(String slug, RedirectAttributes redirect, String said) {
        redirect.addFlashAttribute("flash", said);
        return "redirect:/organise/meetings/" + slug + "/check-in";
    }

    private void fill(ModelMap model, CodedMeeting meeting) {
        var address = address(meeting);
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", meeting);
        model.addAttribute("phase", meeting.at(clock.instant()).name());
        model.addAttribute("qr", QrCode.of(address));
        model.addAttribute("address", address.replaceFirst("^https?://", ""));
    }

    private String address(CodedMeeting meeting) {
        return network.url("/c/" + meeting.code());
    }
}
