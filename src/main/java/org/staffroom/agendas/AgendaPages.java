package org.staffroom.agendas;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.staffroom.agendas.ItemQueries.TakesPart;
import org.staffroom.agendas.Steps.Step;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.OrganiserQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.TalkNature;
import org.staffroom.shared.Difference;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Merged;
import org.staffroom.shared.Option;
import org.staffroom.shared.Words;

/** Fills the pages on which organisers plan a day. */
@Component
class AgendaPages {

    /** @param name of a {@link DayTemplate} */
    record Template(String name, String label) {}

    private final AgendaQueries days;
    private final AgendaHistory history;
    private final Adviser adviser;
    private final NotToldYet untold;
    private final SpeakersSay speakers;
    private final ItemQueries items;
    private final OrganiserQueries organisers;
    private final Words words;

    AgendaPages(
            AgendaQueries days,
            AgendaHistory history,
            Adviser adviser,
            NotToldYet untold,
            SpeakersSay speakers,
            ItemQueries items,
            OrganiserQueries organisers,
            Words words) {
        this.days = days;
        this.history = history;
        this.adviser = adviser;
        this.untold = untold;
        this.speakers = speakers;
        this.items = items;
        this.organisers = organisers;
        this.words = words;
    }

    /** @param seen the version after which others' steps are told; null for none of them */
    String day(MeetingId meeting, CurrentPerson me, @Nullable Integer seen, Model model) {
        var head = organisers.head(meeting);
        var day = days.planned(meeting);
        var steps = history.of(meeting);
        var others = seen == null ? List.<Step>of() : steps.ofOthers(seen, me.id());
        var startOfDay = head.startOfDay();
        var latest = steps.latest();
        var undone = steps.undone();
        model.addAttribute("heading", head);
        model.addAttribute("day", day);
        model.addAttribute("board", Board.of(day, minute -> days.time(startOfDay + minute)));
        model.addAttribute("seen", steps.version());
        model.addAttribute("press", Ids.next());
        model.addAttribute("vendorLimit", steps.vendorLimit());
        model.addAttribute("others", others.stream().map(this::told).toList());
        model.addAttribute("touched", touched(others));
        model.addAttribute(
                "undo", latest == null || latest.did() == Did.TOLD || !latest.isBy(me.id()) ? null : done(latest));
        model.addAttribute(
                "undoOf", latest == null || latest.isBy(me.id()) || !steps.has(me.id()) ? null : told(latest));
        model.addAttribute("redo", undone == null || !undone.step().isBy(me.id()) ? null : done(undone.step()));
        model.addAttribute("untold", untold.count(meeting));
        model.addAttribute("said", speakers.of(meeting));
        model.addAttribute(
                "advice",
                adviser.on(meeting, day, head.length(), steps.vendorLimit(), minute -> days.time(startOfDay + minute)));
        model.addAttribute("fits", Adviser.fits(day, head.length()));
        model.addAttribute("pauses", adviser.pauses(day, startOfDay));
        model.addAttribute(
                "templates",
                Arrays.stream(DayTemplate.values())
                        .map(each -> new Template(
                                each.name(),
                                words.of("agendas.template." + each, days.time(startOfDay + each.minutes()))))
                        .toList());
        return choices(meeting, me, model, "agendas/agenda");
    }

    /** Whether it stood on this day, and somebody took it out. */
    boolean isGone(MeetingId meeting, UUID item) {
        return history.of(meeting).tellOf(item);
    }

    String item(MeetingId meeting, CurrentPerson me, UUID item, Model model) {
        model.addAttribute("heading", organisers.head(meeting));
        model.addAttribute("item", item);
        model.addAttribute("known", items.ownTalk(meeting, item).isPresent());
        model.addAttribute(
                "people",
                items.people(meeting, item).stream()
                        .map(each -> new Option(ItemForm.written(each.appearance()), named(each)))
                        .toList());
        return choices(meeting, me, model, "agendas/item");
    }

    List<Difference> differences(Merged<ItemForm> merged, List<TakesPart> people) {
        return merged.differences("meetings.item."::concat, (field, value) -> switch (field) {
            case "kind" -> words.of("meetings.agenda.kind." + value);
            case "keep" -> {
                var kept = value.lines().toList();
                yield names(people.stream().filter(each -> kept.contains(ItemForm.written(each.appearance()))));
            }
            default -> value;
        });
    }

    private String names(Stream<TakesPart> people) {
        return people.map(this::named).collect(Collectors.joining("; "));
    }

    /** "Priya Nair, Chair" */
    private String named(TakesPart person) {
        return person.name() + ", "
                + words.of("meetings.agenda.role." + person.appearance().role());
    }

    private String choices(MeetingId meeting, CurrentPerson me, Model model, String view) {
        model.addAttribute("nav", "organise");
        model.addAttribute("talks", items.talks(me, meeting));
        model.addAttribute(
                "natures",
                Arrays.stream(TalkNature.values())
                        .map(nature -> new Option(
                                nature.name(),
                                words.of("presentations." + nature.name().toLowerCase(Locale.ROOT))))
                        .toList());
        model.addAttribute(
                "kinds",
                Arrays.stream(ItemKind.values())
                        .map(kind -> new Option(kind.name(), words.of("meetings.agenda.kind." + kind)))
                        .toList());
        return view;
    }

    private static Set<UUID> touched(List<Step> steps) {
        var touched = new LinkedHashSet<UUID>();
        steps.stream().map(Step::item).filter(item -> item != null).forEach(touched::add);
        return touched;
    }

    /** "moved Going cloud" */
    private String done(Step step) {
        return words.of("agendas.did." + step.did(), about(step));
    }

    /** "Priya Nair moved Going cloud." */
    private String told(Step step) {
        var who = step.name() == null || step.name().isEmpty() ? words.of("agendas.somebody") : step.name();
        return words.of("agendas.told", who, done(step));
    }

    private String about(Step step) {
        return step.about().isEmpty() && step.item() != null ? words.of("agendas.a-talk") : step.about();
    }
}
