package org.staffroom.notifications;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionQueries;
import org.staffroom.regions.RegionRow;
import org.staffroom.shared.Crumb;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** Writing to the followers of a region: written, seen as they will see it and how many they are, sent. */
@Controller
@RequestMapping("/organise/regions/{slug}/announcements")
class AnnouncingController {

    private final Announcing announcing;
    private final RegionQueries regions;
    private final RegionAccess access;
    private final LetterWriter letters;
    private final Post post;
    private final Words words;
    private final Clock clock;

    AnnouncingController(
            Announcing announcing,
            RegionQueries regions,
            RegionAccess access,
            LetterWriter letters,
            Post post,
            Words words,
            Clock clock) {
        this.announcing = announcing;
        this.regions = regions;
        this.access = access;
        this.letters = letters;
        this.post = post;
        this.words = words;
        this.clock = clock;
    }

    private RegionRow region(CurrentPerson me, String slug) {
        var region = regions.find(slug);
        access.require(me, region.id());
        return region;
    }

    @GetMapping
    String write(CurrentPerson me, @PathVariable String slug, Model model) {
        model.addAttribute("form", AnnouncementForm.empty());
        return page(region(me, slug), model);
    }

    private String page(RegionRow region, Model model) {
        var crumbs = List.of(
                new Crumb("/organise", words.of("layout.nav.organise")),
                new Crumb("/organise/regions", words.of("notifications.regions.title")),
                new Crumb(null, region.name()));
        model.addAttribute("nav", "organise");
        model.addAttribute("region", region);
        model.addAttribute("crumbs", crumbs);
        model.addAttribute("draft", Announcing.draft(region));
        model.addAttribute("recipients", announcing.recipients(region));
        model.addAttribute("earlier", announcing.earlier(region));
        return "notifications/announce";
    }

    /** @param act preview, change or send */
    @PostMapping
    String next(
            @Valid @ModelAttribute("form") AnnouncementForm form,
            BindingResult wrong,
            @RequestParam(defaultValue = "preview") String act,
            CurrentPerson me,
            @PathVariable String slug,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        var region = region(me, slug);
        if (act.equals("send") && !wrong.hasErrors()) {
            try {
                flash.addFlashAttribute(
                        "flash", words.of("notifications.announce.sent", announcing.send(me, region, form)));
                return "redirect:/organise/regions/" + slug + "/announcements";
            } catch (Refused refused) {
                wrong.reject(refused.key(), refused.arguments(), words.of(refused));
            }
        }
        if (wrong.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } else if (act.equals("preview")) {
            model.addAttribute("seen", preview(me, region, form));
        }
        return page(region, model);
    }

    private String preview(CurrentPerson me, RegionRow region, AnnouncementForm form) {
        return post.htmlForPage(letters.writeForOthers(new Delivery(
                Ids.next(),
                Template.ANNOUNCEMENT,
                me.id(),
                me.email(),
                Announcing.facts(me, region, form).to(me.name(), null, 0),
                null,
                0,
                clock.instant(),
                null)));
    }
}
