package org.staffroom.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** Past meetings out of a table: handed in, looked at, imported. The same for admins and on the ambassadors' desk. */
@Controller
@RequestMapping({"/admin/imports", "/organise/imports"})
class ImportController {

    /** More than these nobody reads on a page: all of them are in the file to mend. */
    private static final int MOST_MISFITS = 100;

    private static final int MOST_MEETINGS = 12;

    private final Imports imports;
    private final ImportQueries queries;
    private final Planner planner;
    private final Sheets sheets;
    private final Turns turns;
    private final RegionAccess access;
    private final Words words;
    private final Clock clock;

    ImportController(
            Imports imports,
            ImportQueries queries,
            Planner planner,
            Sheets sheets,
            Turns turns,
            RegionAccess access,
            Words words,
            Clock clock) {
        this.imports = imports;
        this.queries = queries;
        this.planner = planner;
        this.sheets = sheets;
        this.turns = turns;
        this.access = access;
        this.words = words;
        this.clock = clock;
    }

    @ModelAttribute
    void where(HttpServletRequest request, Model model) {
        var admin = request.getServletPath().startsWith("/admin/");
        model.addAttribute("nav", admin ? "admin" : "organise");
        model.addAttribute("base", base(request));
    }

    private static String base(HttpServletRequest request) {
        return request.getServletPath().startsWith("/admin/") ? "/admin/imports" : "/organise/imports";
    }

    @GetMapping
    String blank(CurrentPerson me, Model model) {
        access.requireAnyRegion(me);
        model.addAttribute("form", ImportForm.empty());
        return page(me, model);
    }

    @PostMapping
    ModelAndView upload(
            CurrentPerson me,
            HttpServletRequest request,
            @ModelAttribute("form") ImportForm form,
            BindingResult problems,
            Model model) {
        access.requireAnyRegion(me);
        if (form.hasFile() == form.hasTable()) {
            problems.rejectValue("file", "imports.refused.one");
        } else {
            try {
                var name = form.name(words.of("imports.pasted"));
                var id = turns.take(me.id(), () -> imports.keep(me, name, form.bytes()));
                return new ModelAndView("redirect:" + base(request) + "/" + id);
            } catch (WrongColumns wrong) {
                refuse(form, wrong, problems);
                model.addAttribute("wrongColumns", wrong);
            } catch (Refused refused) {
                refuse(form, refused, problems);
            }
        }
        return unprocessable(page(me, model), model);
    }

    private static void refuse(ImportForm form, Refused refused, BindingResult problems) {
        problems.rejectValue(form.hasFile() ? "file" : "table", refused.key(), refused.arguments(), null);
    }

    private String page(CurrentPerson me, Model model) {
        model.addAttribute("imports", queries.latest(me));
        model.addAttribute("columns", Column.values());
        return "imports/upload";
    }

    @GetMapping("/past-meetings.csv")
    ResponseEntity<byte[]> template(CurrentPerson me) {
        access.requireAnyRegion(me);
        return sheets.template();
    }

    @GetMapping("/{id}")
    String look(CurrentPerson me, @PathVariable String id, Model model) {
        var found = find(me, id);
        model.addAttribute("upload", found);
        model.addAttribute("most", MOST_MISFITS);
        model.addAttribute("mostMeetings", MOST_MEETINGS);
        if (found.undoneAt() != null) {
            return "imports/undone";
        }
        var plan = turns.take(me.id(), () -> queries.table(found.id()).map(rows -> planner.plan(me, rows)));
        model.addAttribute("plan", plan.orElse(null));
        if (found.importedAt() != null) {
            model.addAttribute("undoable", found.undoable(clock.instant()));
            model.addAttribute("regions", queries.regions(found.id()));
            model.addAttribute("written", queries.written(found.id(), MOST_MEETINGS));
            return "imports/done";
        }
        return "imports/preview";
    }

    /** The rows that do not fit, to be mended and handed in again. */
    @GetMapping("/{id}/misfits.csv")
    ResponseEntity<byte[]> misfits(CurrentPerson me, @PathVariable String id) {
        var found = find(me, id);
        return turns.take(me.id(), () -> {
            var table = queries.table(found.id()).orElseThrow(NotFound::new);
            return sheets.misfits(table, planner.plan(me, table));
        });
    }

    @PostMapping("/{id}/completion")
    ModelAndView carryOut(CurrentPerson me, HttpServletRequest request, @PathVariable String id, Model model) {
        var found = find(me, id);
        try {
            turns.take(me.id(), () -> {
                imports.carryOut(me, found.id());
                return found;
            });
            return new ModelAndView("redirect:" + base(request) + "/" + found.id());
        } catch (Refused refused) {
            model.addAttribute("refused", words.of(refused));
            return unprocessable(look(me, id, model), model);
        }
    }

    @PostMapping("/{id}/undo")
    ModelAndView undo(
            CurrentPerson me,
            HttpServletRequest request,
            @PathVariable String id,
            Model model,
            RedirectAttributes after) {
        var found = find(me, id);
        try {
            imports.undo(me, found.id());
            if (found.importedAt() != null) {
                after.addFlashAttribute("flash", words.of("imports.undone"));
            }
            return new ModelAndView("redirect:" + base(request) + "/" + found.id());
        } catch (Refused refused) {
            model.addAttribute("refused", words.of(refused));
            return unprocessable(look(me, id, model), model);
        }
    }

    @PostMapping("/{id}/removal")
    ModelAndView discard(
            CurrentPerson me,
            HttpServletRequest request,
            @PathVariable String id,
            Model model,
            RedirectAttributes after) {
        try {
            imports.discard(me, find(me, id).id());
        } catch (Refused refused) {
            model.addAttribute("refused", words.of(refused));
            return unprocessable(look(me, id, model), model);
        }
        after.addFlashAttribute("flash", words.of("imports.discarded"));
        return new ModelAndView("redirect:" + base(request));
    }

    /** Whatever else is refused stands in the page it was asked on: this one has no page, for its table is not worked out. */
    @ExceptionHandler(Refused.class)
    ModelAndView busy(Refused refused, HttpServletRequest request) {
        var model = new ExtendedModelMap();
        where(request, model);
        model.addAttribute("refused", words.of(refused));
        model.addAttribute("again", request.getMethod().equals("GET") ? request.getServletPath() : base(request));
        return new ModelAndView("imports/busy", model, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ImportRow find(CurrentPerson me, String id) {
        access.requireAnyRegion(me);
        try {
            return queries.find(me, new ImportId(UUID.fromString(id))).orElseThrow(NotFound::new);
        } catch (IllegalArgumentException noId) {
            throw new NotFound();
        }
    }

    private static ModelAndView unprocessable(String view, Model model) {
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
