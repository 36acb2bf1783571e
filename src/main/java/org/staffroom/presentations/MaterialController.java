package org.staffroom.presentations;

import jakarta.validation.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.files.StoredFiles;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Option;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** Slides and links of a talk. */
@Controller
class MaterialController {

    private static final String MATERIALS = "/presentations/{slug}/materials";

    private final Presentations presentations;
    private final PresentationQueries queries;
    private final PresentationAccess access;
    private final Words words;
    private final long mostMegabytes;

    MaterialController(
            Presentations presentations,
            PresentationQueries queries,
            PresentationAccess access,
            StoredFiles files,
            Words words) {
        this.presentations = presentations;
        this.queries = queries;
        this.access = access;
        this.words = words;
        this.mostMegabytes = files.mostMegabytes();
    }

    @ModelAttribute("nav")
    String nav() {
        return "presentations";
    }

    @GetMapping(MATERIALS)
    String materials(CurrentPerson me, @PathVariable String slug, Model model) {
        model.addAttribute("form", MaterialForm.empty());
        return shown(me, editable(me, slug), model);
    }

    @PostMapping(MATERIALS)
    ModelAndView add(
            CurrentPerson me,
            @PathVariable String slug,
            @Valid @ModelAttribute("form") MaterialForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes after) {
        var talk = editable(me, slug);
        var url = PresentationForm.text(form.url());
        if (form.hasFile() == !url.isEmpty()) {
            problems.rejectValue("file", "presentations.materials.one");
        }
        if (!problems.hasErrors()) {
            try {
                if (form.hasFile()) {
                    addFile(talk.id(), form, me);
                } else {
                    presentations.addLink(talk.id(), form.label(), url, audience(form), me);
                }
                return done("presentations.materials.added." + audience(form), slug, after);
            } catch (Refused refused) {
                problems.rejectValue(
                        refused.key().startsWith("files.") ? "file" : "url", refused.key(), refused.arguments(), null);
            }
        }
        return new ModelAndView(shown(me, editable(me, slug), model), model.asMap(), HttpStatusCode.valueOf(422));
    }

    private String shown(CurrentPerson me, PresentationDetails talk, Model model) {
        model.addAttribute("own", talk.isSpokenBy(me.id()));
        model.addAttribute("talk", talk);
        model.addAttribute("audiences", choices("presentations.materials."));
        model.addAttribute("audiencesInWords", choices("presentations.materials.audience."));
        model.addAttribute("most", mostMegabytes);
        return "presentations/materials";
    }

    private List<Option> choices(String prefix) {
        return Arrays.stream(MaterialAudience.values())
                .map(audience -> new Option(audience.name(), words.of(prefix + audience)))
                .toList();
    }

    private static MaterialAudience audience(MaterialForm form) {
        return Objects.requireNonNull(form.audience());
    }

    private void addFile(PresentationId talk, MaterialForm form, CurrentPerson me) {
        var file = Objects.requireNonNull(form.file());
        try (var in = file.getInputStream()) {
            presentations.addFile(
                    talk,
                    form.label(),
                    in,
                    Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                    audience(form),
                    me);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping(MATERIALS + "/{id}/removal")
    ModelAndView remove(
            CurrentPerson me, @PathVariable String slug, @PathVariable String id, RedirectAttributes after) {
        presentations.removeMaterial(editable(me, slug).id(), id(id), me);
        return done("presentations.materials.removed", slug, after);
    }

    @PostMapping(MATERIALS + "/{id}/audience")
    ModelAndView show(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable String id,
            @RequestParam(name = "audience", defaultValue = "") String chosen,
            RedirectAttributes after) {
        var talk = editable(me, slug);
        var audience = Arrays.stream(MaterialAudience.values())
                .filter(one -> one.name().equals(chosen))
                .findFirst()
                .orElseThrow(() -> new Refused("presentations.materials.audience.missing"));
        presentations.showMaterial(talk.id(), id(id), audience, me);
        return done("presentations.materials.shown." + audience, slug, after);
    }

    @PostMapping(MATERIALS + "/{id}/move-up")
    ModelAndView moveUp(
            CurrentPerson me, @PathVariable String slug, @PathVariable String id, RedirectAttributes after) {
        presentations.moveMaterialUp(editable(me, slug).id(), id(id), me);
        return done("presentations.materials.moved", slug, after);
    }

    private ModelAndView done(String key, String slug, RedirectAttributes after) {
        after.addFlashAttribute("flash", words.of(key));
        return new ModelAndView("redirect:/presentations/" + slug + "/materials");
    }

    private PresentationDetails editable(CurrentPerson me, String slug) {
        var talk = queries.find(slug).orElseThrow(NotFound::new);
        access.requireEdit(me, talk.id());
        return talk;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new NotFound();
        }
    }
}
