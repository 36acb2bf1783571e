package org.staffroom.reading;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.staffroom.door.AttendanceQueries;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Asked;
import org.staffroom.shared.Markdown;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;

/** Write-ups for everybody: the list, and one of them. */
@Controller
class WriteUpPageController {

    static final int ROWS = 12;
    private static final int RELATED = 3;

    private final WriteUpQueries writeUps;
    private final WriteUpPageQueries pages;
    private final AttendanceQueries attendance;
    private final MeetingAccess meetings;
    private final Remarks remarks;
    private final WriteUpData data;
    private final Markdown markdown;
    private final Network network;

    WriteUpPageController(
            WriteUpQueries writeUps,
            WriteUpPageQueries pages,
            AttendanceQueries attendance,
            MeetingAccess meetings,
            Remarks remarks,
            WriteUpData data,
            Markdown markdown,
            Network network) {
        this.writeUps = writeUps;
        this.pages = pages;
        this.attendance = attendance;
        this.meetings = meetings;
        this.remarks = remarks;
        this.data = data;
        this.markdown = markdown;
        this.network = network;
    }

    @GetMapping("/write-ups")
    String list(
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        var askedRegion = Asked.value(region);
        var askedWords = Asked.value(q);
        model.addAttribute("nav", "write-ups");
        model.addAttribute("region", askedRegion);
        model.addAttribute("q", askedWords);
        model.addAttribute("writeUps", writeUps.find(askedRegion, askedWords, Asked.page(page), ROWS));
        model.addAttribute("regions", writeUps.regions());
        model.addAttribute("base", Asked.again("/write-ups", "region", askedRegion, "q", askedWords));
        model.addAttribute("canonical", network.url("/write-ups"));
        return "reading/list";
    }

    @GetMapping("/write-ups/{slug}")
    String page(@PathVariable String slug, @Nullable CurrentPerson me, Model model) {
        var page = pages.published(slug).orElseThrow(NotFound::new);
        var photos = pages.photos(page.id());
        var address = network.url("/write-ups/" + page.slug());
        model.addAttribute("nav", "write-ups");
        model.addAttribute("w", page);
        model.addAttribute("html", markdown.toHtml(page.body()));
        model.addAttribute("cover", photos.isEmpty() ? null : photos.get(0));
        model.addAttribute("photos", photos.isEmpty() ? photos : photos.subList(1, photos.size()));
        model.addAttribute("around", pages.around(page.id(), page.meeting()));
        model.addAttribute("remarks", remarks.of(page.id()));
        model.addAttribute("related", writeUps.related(page.meeting(), RELATED));
        model.addAttribute("facts", attendance.facts(page.meeting()));
        model.addAttribute("organises", meetings.organises(me, page.meeting()));
        model.addAttribute("description", page.summary().isEmpty() ? null : page.description());
        model.addAttribute("address", address);
        model.addAttribute("canonical", page.canonicalUrl() == null ? address : page.canonicalUrl());
        model.addAttribute("image", address + "/card.png");
        model.addAttribute("posting", data.of(page, photos, address));
        return "reading/page";
    }
}
