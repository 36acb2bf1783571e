package org.staffroom.presentations;

import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.shared.Difference;
import org.staffroom.shared.Merged;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Option;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;
import org.staffroom.topics.TopicQueries;

/** Writing a talk down, and changing it. The page that shows it is of {@code speakers}: it knows the meetings too. */
@Controller
class PresentationController {

    private static final Collector<CharSequence, ?, String> LISTED = Collectors.joining(", ");

    private final Presentations presentations;
    private final PresentationQueries queries;
    private final PresentationAccess access;
    private final RegionAccess regions;
    private final WrittenTalks written;
    private final TopicQueries topics;
    private final Words words;

    PresentationController(
            Presentations presentations,
            PresentationQueries queries,
            PresentationAccess access,
            RegionAccess regions,
            WrittenTalks written,
            TopicQueries topics,
            Words words) {
        this.topics = topics;
        this.presentations = presentations;
        this.queries = queries;
        this.access = access;
        this.regions = regions;
        this.written = written;
        this.words = words;
    }

    @ModelAttribute("nav")
    String nav() {
        return "presentations";
    }

    @GetMapping("/organise/presentations/new")
    String blank(CurrentPerson me, Model model) {
        regions.requireAnyRegion(me);
        model.addAttribute("form", PresentationForm.empty());
        return form(model, null, true);
    }

    @PostMapping("/organise/presentations")
    ModelAndView create(
            CurrentPerson me,
            @Valid @ModelAttribute("form") PresentationForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes after) {
        regions.requireAnyRegion(me);
        if (form.kind() == null) {
            problems.rejectValue("kind", "presentations.form.kind.missing");
        }
        if (!problems.hasErrors()) {
            try {
                var id = written.create(me, form);
                var talk = queries.find(id).orElseThrow();
                after.addFlashAttribute("flash", words.of("presentations.created", talk.title()));
                return new ModelAndView("redirect:/presentations/" + talk.slug());
            } catch (Refused refused) {
                problems.rejectValue("newSpeakers", refused.key(), refused.arguments(), null);
            }
        }
        return new ModelAndView(form(model, null, true), model.asMap(), HttpStatusCode.valueOf(422));
    }

    @GetMapping("/presentations/{slug}/edit")
    String edit(CurrentPerson me, @PathVariable String slug, Model model) {
        var talk = editable(me, slug);
        var form = PresentationForm.of(talk);
        model.addAttribute("form", form);
        model.addAttribute("seen", Merged.seen(form));
        return form(model, talk, access.mayLabel(me, talk.id()));
    }

    @PostMapping("/presentations/{slug}")
    ModelAndView save(
            CurrentPerson me,
            @PathVariable String slug,
            @Valid @ModelAttribute("form") PresentationForm form,
            BindingResult problems,
            @RequestParam(defaultValue = "") String seen,
            Model model,
            RedirectAttributes after) {
        var talk = editable(me, slug);
        var labels = access.mayLabel(me, talk.id());
        if (!problems.hasErrors()) {
            try {
                var version = form.version() == null ? -1 : form.version();
                StaleVersion.check(version, talk.version());
                if (labels) {
                    written.edit(me, talk, version, form);
                } else {
                    presentations.edit(talk.id(), version, ownWords(form, talk), me);
                }
                after.addFlashAttribute("flash", words.of("presentations.saved", form.title()));
                return new ModelAndView("redirect:/presentations/" + slug);
            } catch (Refused refused) {
                problems.rejectValue("newSpeakers", refused.key(), refused.arguments(), null);
            } catch (StaleVersion stale) {
                var now = editable(me, slug);
                var theirs = PresentationForm.of(now);
                var merged = Merged.of(seen, theirs, form.over(theirs, labels));
                model.addAttribute("differences", differences(merged, now));
                model.addAttribute("form", merged.form());
                model.addAttribute("seen", Merged.seen(theirs));
                return new ModelAndView(form(model, now, labels), model.asMap(), HttpStatusCode.valueOf(409));
            }
        }
        var view = form(model, talk, labels);
        model.addAttribute("version", form.version());
        model.addAttribute("seen", seen);
        return new ModelAndView(view, model.asMap(), HttpStatusCode.valueOf(422));
    }

    private static PresentationDescription ownWords(PresentationForm form, PresentationDetails talk) {
        return new PresentationDescription(
                form.title(),
                PresentationForm.text(form.abstractText()),
                talk.kind(),
                form.nature(),
                form.length(),
                form.level(),
                talk.speakers().stream().map(PresentationDetails.Speaker::id).toList(),
                form.chosenTopics());
    }

    private List<Difference> differences(Merged<PresentationForm> merged, PresentationDetails now) {
        return merged.differences(
                field -> "presentations.form."
                        + switch (field) {
                            case "abstractText" -> "abstract";
                            case "newSpeakers" -> "speakers";
                            default -> field;
                        },
                (field, value) -> switch (field) {
                    case "kind", "nature", "level" -> word(value);
                    case "speakers" ->
                        now.speakers().stream()
                                .filter(speaker -> value.contains(speaker.id().toString()))
                                .map(PresentationDetails.Speaker::name)
                                .collect(LISTED);
                    case "topics" -> Option.labels(topics.choices(), value);
                    default -> value;
                });
    }

    private String word(String value) {
        return value.isEmpty() ? "" : words.of("presentations." + value.toLowerCase(Locale.ROOT));
    }

    private PresentationDetails editable(CurrentPerson me, String slug) {
        var talk = queries.find(slug).orElseThrow(NotFound::new);
        access.requireEdit(me, talk.id());
        return talk;
    }

    private String form(Model model, @Nullable PresentationDetails talk, boolean labels) {
        model.addAttribute("talk", talk);
        model.addAttribute("labels", labels);
        model.addAttribute("topics", topics.choices());
        model.addAttribute("version", talk == null ? null : talk.version());
        model.addAttribute("kinds", choices(TalkKind.values()));
        model.addAttribute("natures", choices(TalkNature.values()));
        model.addAttribute("levels", choices(TalkLevel.values()));
        return "presentations/form";
    }

    private List<Option> choices(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> new Option(value.name(), word(value.name())))
                .toList();
    }
}
