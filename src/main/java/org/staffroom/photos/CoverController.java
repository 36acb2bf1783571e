package org.staffroom.photos;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.files.Area;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.Words;

/** Blurs faces by hand: parts drawn on the photo, or squares of a grid where no script runs. */
@Controller
@RequestMapping("/organise/meetings/{slug}/photos/{photo}/blur")
class CoverController {

    static final int COLUMNS = 12;
    static final int ROWS = 9;
    private static final Pattern CELL = Pattern.compile("([0-8])-([0-9]|1[01])");

    private final MeetingPhotos photos;
    private final PhotoAccess access;
    private final PhotoQueries queries;
    private final PhotoRequestQueries requests;
    private final MeetingQueries meetings;
    private final Words words;

    CoverController(
            MeetingPhotos photos,
            PhotoAccess access,
            PhotoQueries queries,
            PhotoRequestQueries requests,
            MeetingQueries meetings,
            Words words) {
        this.photos = photos;
        this.access = access;
        this.queries = queries;
        this.requests = requests;
        this.meetings = meetings;
        this.words = words;
    }

    @GetMapping
    ModelAndView show(
            @PathVariable String slug,
            @PathVariable String photo,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var id = PhotoId.of(photo);
        var at = access.at(me, slug, id);
        var row = queries.find(id);
        if (row.source() == null) {
            redirect.addFlashAttribute("flash", words.of("photos.refused.not-made-yet"));
            return back(slug);
        }
        fill(at, row, row.areas(), model);
        return new ModelAndView("photos/blur", model.asMap());
    }

    /**
     * @param area parts, each as {@link Area} writes itself
     * @param cell squares of a grid of {@link #COLUMNS} by {@link #ROWS}: "row-column", from 0
     */
    @PostMapping
    ModelAndView cover(
            @PathVariable String slug,
            @PathVariable String photo,
            @RequestParam(required = false) @Nullable List<String> area,
            @RequestParam(required = false) @Nullable List<String> cell,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var id = PhotoId.of(photo);
        var at = access.at(me, slug, id);
        var areas = new ArrayList<Area>();
        try {
            (area == null ? List.<String>of() : area).forEach(written -> areas.add(Area.of(written)));
            areas.addAll(strips(cell == null ? List.of() : cell));
            photos.cover(me, id, areas);
        } catch (Refused refused) {
            fill(at, queries.find(id), areas, model);
            model.addAttribute("refused", words.of(refused));
            return new ModelAndView("photos/blur", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute("flash", words.of("photos.flash.covered"));
        return back(slug);
    }

    @PostMapping("/undo")
    ModelAndView uncover(
            @PathVariable String slug, @PathVariable String photo, CurrentPerson me, RedirectAttributes redirect) {
        var id = PhotoId.of(photo);
        access.at(me, slug, id);
        String flash;
        try {
            photos.uncover(me, id);
            flash = words.of("photos.flash.uncovered");
        } catch (Refused refused) {
            flash = words.of(refused);
        }
        redirect.addFlashAttribute("flash", flash);
        return back(slug);
    }

    private void fill(PhotoAccess.At at, PhotoRow row, List<Area> areas, Model model) {
        model.addAttribute("nav", at.rights().organiser() ? "organise" : "my");
        model.addAttribute("meeting", meetings.row(at.meeting()));
        model.addAttribute("photo", row);
        model.addAttribute("areas", areas);
        model.addAttribute(
                "requests",
                at.rights().organiser()
                        ? requests.open(at.meeting()).stream()
                                .filter(request ->
                                        request.photo().equals(row.id().value()))
                                .toList()
                        : List.of());
        model.addAttribute("gridRows", ROWS);
        model.addAttribute("gridColumns", COLUMNS);
    }

    private static ModelAndView back(String slug) {
        return SeeOther.to("/organise/meetings/" + slug + "/photos");
    }

    /** Squares beside each other are one part: its few cells then hide more of what is in it. */
    private static List<Area> strips(List<String> cells) {
        var rows = new TreeMap<Integer, TreeSet<Integer>>();
        for (var cell : cells) {
            var place = CELL.matcher(cell);
            if (!place.matches()) {
                throw new Refused("files.area");
            }
            rows.computeIfAbsent(Integer.valueOf(place.group(1)), row -> new TreeSet<>())
                    .add(Integer.valueOf(place.group(2)));
        }
        var strips = new ArrayList<Area>();
        rows.forEach((row, columns) -> {
            while (!columns.isEmpty()) {
                var first = columns.first();
                var last = first;
                columns.remove(first);
                while (columns.remove(last + 1)) {
                    last++;
                }
                strips.add(strip(row, first, last));
            }
        });
        return strips;
    }

    private static Area strip(int row, int first, int last) {
        var left = first * 1000 / COLUMNS;
        var top = row * 1000 / ROWS;
        return new Area(
                Area.Shape.RECTANGLE,
                left,
                top,
                ((last + 1) * 1000 + COLUMNS - 1) / COLUMNS - left,
                ((row + 1) * 1000 + ROWS - 1) / ROWS - top);
    }
}
