package org.staffroom.presentations;

import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.People;
import org.staffroom.regions.RegionAccess;
import org.staffroom.shared.Difference;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Option;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;
import org.staffroom.topics.TopicId;
import org.staffroom.topics.TopicQueries;

/** Writing a talk down, and changing it. The page that shows it is of {@code speakers}: it knows the meetings too. */
@Controller
class PresentationController {

    private static final Collector<CharSequence, ?, String> LISTED = Collectors.joining(", ");

    private final Presentations presentations;
    private final PresentationQueries queries;
    private final PresentationAccess access;
    private final RegionAccess regions;
    private final People people;
    private final TopicQueries topics;
    private final Words words;

    PresentationController(
            Presentations presentations,
            PresentationQueries queries,
            PresentationAccess access,
            RegionAccess regions,
            People people,
            TopicQueries topics,
            Words words) {
        this.topics = topics;
        this.presentations = presentations;
        this.queries = queries;
        this.access = access;
        this.regions = regions;
        this.people = people;
        this.words = words;
    }

    @ModelAttribute("nav")
    String nav() {
        return "presentations";
    }

    @GetMapping("/organise/presentations/new")
    String blank(CurrentPerson me, Model model) {
        regions.requireAnyRegion(me);
        model.addAttribute("form", PresentationForm.EMPTY);
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
                var id = presentations.create(description(form, List.of(), TalkKind.MEMBER), me);
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
        model.addAttribute("form", PresentationForm.of(talk));
        return form(model, talk, access.mayLabel(me, talk.id()));
    }

    @PostMapping("/presentations/{slug}")
    ModelAndView save(
            CurrentPerson me,
            @PathVariable String slug,
            @Valid @ModelAttribute("form") PresentationForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes after) {
        var talk = editable(me, slug);
        var labels = access.mayLabel(me, talk.id());
        if (!problems.hasErrors()) {
            try {
                var version = form.version() == null ? -1 : form.version();
                StaleVersion.check(version, talk.version());
                var changed = labels ? description(form, talk.speakers(), talk.kind()) : ownWords(form, talk);
                presentations.edit(talk.id(), version, changed, me);
                after.addFlashAttribute("flash", words.of("presentations.saved", form.title()));
                return new ModelAndView("redirect:/presentations/" + slug);
            } catch (Refused refused) {
                problems.rejectValue("newSpeakers", refused.key(), refused.arguments(), null);
            } catch (StaleVersion stale) {
                var now = editable(me, slug);
                model.addAttribute("differences", differences(now, form, labels));
                return new ModelAndView(form(model, now, labels), model.asMap(), HttpStatusCode.valueOf(409));
            }
        }
        var view = form(model, talk, labels);
        model.addAttribute("version", form.version());
        return new ModelAndView(view, model.asMap(), HttpStatusCode.valueOf(422));
    }

    private PresentationDescription description(
            PresentationForm form, List<PresentationDetails.Speaker> now, TalkKind kind) {
        var speakers = new ArrayList<>(form.staying(now));
        for (var speaker : form.named()) {
            speakers.add(people.named(speaker.name(), speaker.email(), null));
        }
        return new PresentationDescription(
                form.title(),
                PresentationForm.text(form.abstractText()),
                Objects.requireNonNullElse(form.kind(), kind),
                Objects.requireNonNull(form.nature()),
                form.length(),
                form.level(),
                speakers,
                form.chosenTopics());
    }

    private static PresentationDescription ownWords(PresentationForm form, PresentationDetails talk) {
        return new PresentationDescription(
                form.title(),
                PresentationForm.text(form.abstractText()),
                talk.kind(),
                Objects.requireNonNull(form.nature()),
                form.length(),
                form.level(),
                talk.speakers().stream().map(PresentationDetails.Speaker::id).toList(),
                form.chosenTopics());
    }

    private List<Difference> differences(PresentationDetails now, PresentationForm mine, boolean labels) {
        var found = new ArrayList<Difference>();
        compare(found, "title", now.title(), PresentationForm.text(mine.title()));
        compare(found, "abstract", now.abstractText(), PresentationForm.text(mine.abstractText()));
        if (labels) {
            compare(found, "kind", word(now.kind()), word(Objects.requireNonNullElse(mine.kind(), now.kind())));
        }
        compare(found, "nature", word(now.nature()), word(mine.nature()));
        compare(
                found,
                "minutes",
                now.minutes() == null ? "" : now.minutes().toString(),
                PresentationForm.text(mine.minutes()));
        compare(found, "level", word(now.level()), word(mine.level()));
        if (labels) {
            var stay = now.speakers().stream()
                    .filter(speaker -> mine.keeps(speaker.id()))
                    .map(PresentationDetails.Speaker::name);
            var typed = PresentationForm.text(mine.newSpeakers()).lines().filter(line -> !line.isBlank());
            compare(
                    found,
                    "speakers",
                    now.speakers().stream()
                            .map(PresentationDetails.Speaker::name)
                            .collect(LISTED),
                    Stream.concat(stay, typed).collect(LISTED));
        }
        var chosen = mine.chosenTopics().stream().map(TopicId::toString).toList();
        compare(
                found,
                "topics",
                now.topics().stream()
                        .map(PresentationDetails.Topic::name)
                        .sorted()
                        .collect(LISTED),
                topics.choices().stream()
                        .filter(topic -> chosen.contains(topic.value()))
                        .map(Option::label)
                        .sorted()
                        .collect(LISTED));
        return found;
    }

    private static void compare(List<Difference> found, String field, String theirs, String mine) {
        if (!theirs.equals(mine)) {
            found.add(new Difference("presentations.form." + field, theirs, mine));
        }
    }

    private String word(@Nullable Enum<?> value) {
        return value == null ? "" : words.of("presentations." + value.name().toLowerCase(Locale.ROOT));
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
                .map(value -> new Option(value.name(), word(value)))
                .toList();
    }
}
