package org.staffroom.channels;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
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
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** A region's channel in Teams or Slack: where it is, whether it answers, what was posted. Its address is never shown. */
@Controller
@RequestMapping("/organise/regions/{slug}/channel")
class ChannelController {

    private final Channels channels;
    private final ChannelSettings settings;
    private final RegionQueries regions;
    private final RegionAccess access;
    private final Words words;

    ChannelController(
            Channels channels, ChannelSettings settings, RegionQueries regions, RegionAccess access, Words words) {
        this.channels = channels;
        this.settings = settings;
        this.regions = regions;
        this.access = access;
        this.words = words;
    }

    private RegionRow region(CurrentPerson me, String slug) {
        var region = regions.find(slug);
        access.require(me, region.id());
        return region;
    }

    @GetMapping
    String page(CurrentPerson me, @PathVariable String slug, Model model) {
        var region = region(me, slug);
        model.addAttribute("nav", "organise");
        model.addAttribute("region", region);
        model.addAttribute("channel", channels.of(region.id()).orElse(null));
        model.addAttribute("posts", channels.posts(region.id()));
        model.addAttribute("hosts", String.join(", ", settings.hosts()));
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb("/organise", words.of("layout.nav.organise")),
                        new Crumb("/organise/regions", words.of("notifications.regions.title")),
                        new Crumb(null, region.name())));
        return "channels/channel";
    }

    @PostMapping
    String set(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String address,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        try {
            channels.set(me, region(me, slug).id(), address);
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("wrong", words.of(refused));
            model.addAttribute("typed", address);
            return page(me, slug, model);
        }
        return back(slug, flash, "channels.saved");
    }

    @PostMapping("/test")
    String test(CurrentPerson me, @PathVariable String slug, RedirectAttributes flash) {
        var region = region(me, slug);
        channels.test(me, region.id(), words.of("channels.post.test", region.name()), "/regions/" + slug);
        return back(slug, flash, "channels.tested");
    }

    @PostMapping("/removal")
    String remove(CurrentPerson me, @PathVariable String slug, RedirectAttributes flash) {
        channels.remove(me, region(me, slug).id());
        return back(slug, flash, "channels.removed");
    }

    private String back(String slug, RedirectAttributes flash, String said) {
        flash.addFlashAttribute("flash", words.of(said));
        return "redirect:/organise/regions/" + slug + "/channel";
    }
}
