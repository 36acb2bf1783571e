package org.staffroom.photos;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.files.IncomingPictures;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.Words;

/** The photos of a meeting, sent from a phone while it lasts: for organisers, helpers for the day and those who write. */
@Controller
@RequestMapping("/organise/meetings/{slug}/photos")
class PhotoController {

    /** Not the photo's fault. */
    private static final Set<String> PASSING = Set.of("files.not-stored", "files.busy", "files.full");

    /** What could not be taken, and why. @param again whether the same one may be taken another time */
    record Problem(String name, String words, boolean again) {}

    private final MeetingPhotos photos;
    private final PhotoAccess access;
    private final PhotoQueries queries;
    private final PhotoRequestQueries requests;
    private final MeetingQueries meetings;
    private final IncomingPictures incoming;
    private final Words words;

    PhotoController(
            MeetingPhotos photos,
            PhotoAccess access,
            PhotoQueries queries,
            PhotoRequestQueries requests,
            MeetingQueries meetings,
            IncomingPictures incoming,
            Words words) {
        this.photos = photos;
        this.access = access;
        this.queries = queries;
        this.requests = requests;
        this.meetings = meetings;
        this.incoming = incoming;
        this.words = words;
    }

    @GetMapping
    String show(@PathVariable String slug, CurrentPerson me, Model model) {
        fill(me, access.at(me, slug), model);
        return "photos/photos";
    }

    /** Takes what can be taken, and says of each of the others why not. */
    @PostMapping
    ModelAndView add(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable List<MultipartFile> pictures,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var at = access.at(me, slug);
        var uploads = pictures == null
                ? List.<MultipartFile>of()
                : pictures.stream()
                        .filter(file -> !file.isEmpty()
                                || !String.valueOf(file.getOriginalFilename()).isEmpty())
                        .toList();
        var problems = new ArrayList<Problem>();
        for (var upload : uploads) {
            try {
                photos.add(me, at.meeting(), upload);
            } catch (Refused refused) {
                problems.add(new Problem(
                        String.valueOf(upload.getOriginalFilename()),
                        words.of(refused),
                        PASSING.contains(refused.key())));
            }
        }
        if (uploads.isEmpty()) {
            problems.add(new Problem("", words.of("photos.refused.none"), false));
        }
        var taken = uploads.size() - problems.size();
        if (!problems.isEmpty()) {
            fill(me, at, model);
            model.addAttribute("problems", problems);
            model.addAttribute("taken", Math.max(0, taken));
            return new ModelAndView("photos/photos", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute("flash", words.of("photos.flash.added", taken));
        return SeeOther.to("/organise/meetings/" + slug + "/photos");
    }

    @PostMapping("/{photo}/removal")
    ModelAndView remove(
            @PathVariable String slug, @PathVariable String photo, CurrentPerson me, RedirectAttributes redirect) {
        var id = PhotoId.of(photo);
        access.at(me, slug, id);
        photos.remove(me, id);
        redirect.addFlashAttribute("flash", words.of("photos.flash.removed"));
        return SeeOther.to("/organise/meetings/" + slug + "/photos");
    }

    private void fill(CurrentPerson me, PhotoAccess.At at, Model model) {
        var rows = queries.of(at.meeting(), me, at.rights().all());
        model.addAttribute("nav", at.rights().organiser() ? "organise" : "my");
        model.addAttribute("meeting", meetings.row(at.meeting()));
        model.addAttribute("rights", at.rights());
        model.addAttribute("photos", rows);
        model.addAttribute("waiting", rows.stream().anyMatch(PhotoRow::beingMade));
        model.addAttribute("mostMegabytes", incoming.mostMegabytes());
        if (at.rights().organiser()) {
            model.addAttribute("requests", requests.open(at.meeting()));
        }
    }
}
