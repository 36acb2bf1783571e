package org.staffroom.venues;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;
import org.staffroom.shared.Words;

/** The photos of a venue: one form, so that no button loses what stands in another field. */
@Controller
@RequestMapping(VenueController.BOOK + "/{id}/photos")
class VenuePhotoController {

    /**
     * What was sent.
     *
     * @param photos by the id of the file
     * @param act what else the pressed button does: {@code up:}, {@code down:}, {@code first:} or {@code remove:} and an id
     */
    record Sent(
            @Nullable Map<String, Line> photos,
            @Nullable List<MultipartFile> pictures,
            @Nullable String act) {

        record Line(@Nullable String alternative, @Nullable String caption) {}

        List<VenuePhotos.Words> words() {
            var found = new ArrayList<VenuePhotos.Words>();
            if (photos != null) {
                photos.forEach((key, line) -> found.add(
                        new VenuePhotos.Words(id(key), Typed.text(line.alternative), Typed.text(line.caption))));
            }
            return found;
        }

        List<MultipartFile> uploads() {
            return pictures == null
                    ? List.of()
                    : pictures.stream().filter(file -> !file.isEmpty()).toList();
        }

        static UUID id(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException noId) {
                throw new NotFound();
            }
        }
    }

    private final VenuePhotos photos;
    private final VenuePages pages;
    private final RegionAccess access;
    private final Words words;

    VenuePhotoController(VenuePhotos photos, VenuePages pages, RegionAccess access, Words words) {
        this.photos = photos;
        this.pages = pages;
        this.access = access;
        this.words = words;
    }

    @ModelAttribute("nav")
    String nav() {
        return "organise";
    }

    @GetMapping
    String show(CurrentPerson me, @PathVariable String id, Model model) {
        access.requireAnyRegion(me);
        return pages.photos(pages.find(id), model);
    }

    @PostMapping
    ModelAndView save(
            CurrentPerson me,
            @PathVariable String id,
            @ModelAttribute("sent") Sent sent,
            Model model,
            RedirectAttributes after) {
        access.requireAnyRegion(me);
        var venue = pages.find(id);
        var act = Typed.text(sent.act);
        boolean described;
        List<String> refused;
        try {
            described = photos.describe(me, venue.id(), sent.words());
            refused = add(me, venue.id(), sent.uploads());
            act(me, venue.id(), act);
        } catch (Refused tooLong) {
            described = false;
            refused = List.of(words.of(tooLong));
        }
        if (!refused.isEmpty()) {
            model.addAttribute("refused", refused);
            model.addAttribute("typed", sent.photos);
            return new ModelAndView(pages.photos(venue, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var nothing = !described && sent.uploads().isEmpty() && act.isEmpty();
        after.addFlashAttribute("flash", words.of(nothing ? "venues.photos.nothing" : "venues.photos.saved"));
        return new ModelAndView("redirect:" + VenueController.BOOK + "/" + id + "/photos");
    }

    /** Those that can be taken. @return why the others were not, by their names */
    private List<String> add(CurrentPerson me, VenueId venue, List<MultipartFile> uploads) {
        var refused = new ArrayList<String>();
        for (var upload : uploads) {
            try {
                photos.add(me, venue, upload);
            } catch (Refused why) {
                refused.add(words.of(
                        "photos.problem", Objects.requireNonNullElse(upload.getOriginalFilename(), ""), words.of(why)));
            }
        }
        return refused;
    }

    private void act(CurrentPerson me, VenueId venue, String act) {
        var parts = act.split(":", 2);
        if (parts.length == 2) {
            var file = Sent.id(parts[1]);
            switch (parts[0]) {
                case "up" -> photos.move(me, venue, file, -1);
                case "down" -> photos.move(me, venue, file, 1);
                case "first" -> photos.move(me, venue, file, -VenuePhotos.MOST);
                case "remove" -> photos.remove(me, venue, file);
                default -> {}
            }
        }
    }
}
