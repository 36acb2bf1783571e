package org.staffroom.makethecase;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.staffroom.agendas.AgendaView;
import org.staffroom.agendas.ItemKind;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Network;
import org.staffroom.shared.Words;

/** What is suggested, and what goes into mails: words made of the meeting. */
@Component
class CaseWords {

    /** Talks that are named in what it brings; the agenda has the others. */
    private static final int MOST_NAMED = 5;

    /** Mail programs take addresses of about 2,000 characters. */
    private static final int LONGEST_ADDRESS = 1_900;

    private final Words words;
    private final Dates dates;
    private final Network network;

    CaseWords(Words words, Dates dates, Network network) {
        this.words = words;
        this.dates = dates;
        this.network = network;
    }

    /** What one may say, until one says something else. */
    CaseForm suggested(Case about, PersonId me) {
        return new CaseForm(benefit(about, me), cost(about), cover(about), "0");
    }

    private String benefit(Case about, PersonId me) {
        var paragraphs = new ArrayList<String>();
        var own = talks(about, me, true).map(item -> "• " + item.title()).collect(Collectors.joining("\n"));
        if (!own.isEmpty()) {
            paragraphs.add(words.of("case.suggest.speak") + "\n" + own);
        }
        if (!about.topics().isEmpty()) {
            paragraphs.add(words.of("case.suggest.topics", String.join(", ", about.topics())));
        }
        var named = talks(about, me, false)
                .limit(MOST_NAMED)
                .map(item -> "• " + line(item))
                .collect(Collectors.joining("\n"));
        if (!named.isEmpty()) {
            paragraphs.add(words.of("case.suggest.talks") + "\n" + named);
        }
        paragraphs.add(words.of("case.suggest.room"));
        paragraphs.add(words.of("case.suggest.after"));
        return String.join("\n\n", paragraphs);
    }

    private static Stream<AgendaView.Item> talks(Case about, PersonId me, boolean own) {
        return about.items().stream()
                .filter(item -> item.kind().isTalk() && item.slug() != null)
                .filter(item -> own
                        == item.people().stream().anyMatch(person -> person.id().equals(me.value())));
    }

    private String cost(Case about) {
        return about.online() || about.place() == null
                ? words.of("case.suggest.cost.online")
                : words.of("case.suggest.cost", about.place());
    }

    private String cover(Case about) {
        return about.dated()
                ? words.of(
                        about.online() ? "case.suggest.cover.online" : "case.suggest.cover",
                        dates.day(about.startsAt()),
                        dates.hours(about.startsAt(), about.endsAt()))
                : words.of("case.suggest.cover.undated");
    }

    /** "What the cloud cost us (member talk): Anna Whitfield, Severn Vale School". */
    private String line(AgendaView.Item item) {
        var kind = item.kind().isTalk() ? " (" + words.of("case.kind." + item.kind()) + ")" : "";
        var people = item.people().stream()
                .map(person -> person.detail() == null ? person.name() : person.name() + ", " + person.detail())
                .collect(Collectors.joining("; "));
        return item.title() + kind + (people.isEmpty() ? "" : ": " + people);
    }

    List<CaseSection> sections(Case about, CaseForm form) {
        var sections = new ArrayList<CaseSection>();
        sections.add(new CaseSection(words.of("case.benefit"), lines(form.benefit())));
        sections.add(new CaseSection(words.of("case.cost"), lines(form.cost())));
        sections.add(new CaseSection(words.of("case.cover"), lines(form.cover())));
        sections.add(new CaseSection(
                words.of("case.agenda"),
                about.items().stream()
                        .filter(item -> item.kind() != ItemKind.BREAK)
                        .map(item -> item.from() + " " + line(item))
                        .toList()));
        return sections.stream().filter(section -> !section.lines().isEmpty()).toList();
    }

    private static List<String> lines(String text) {
        return Stream.of(text.split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Opens the person's own mail program with the words in it; to whom is theirs to say. */
    String mailTo(Case about, CaseForm form) {
        var when = about.dated()
                ? dates.day(about.startsAt()) + ", " + dates.hours(about.startsAt(), about.endsAt())
                : words.of("case.undated");
        var head = words.of("case.mail.hello") + "\n\n"
                + words.of(
                        "case.mail.ask",
                        about.title(),
                        when,
                        about.place() == null ? words.of("case.online") : about.place())
                + "\n\n";
        var foot = "\n\n" + words.of("case.mail.more", network.url("/meetings/" + about.slug()));
        var start = "mailto:?subject=" + encoded(words.of("case.mail.subject", about.title())) + "&body=";
        var benefit = form.benefit();
        var rest = "\n\n" + form.cost() + "\n" + form.cover();
        while (start.length() + encoded(head + benefit + rest + foot).length() > LONGEST_ADDRESS
                && !(benefit + rest).isEmpty()) {
            if (benefit.isEmpty()) {
                rest = withoutLastLine(rest);
            } else {
                benefit = withoutLastLine(benefit);
            }
        }
        return start + encoded(head + benefit + rest + foot);
    }

    private static String withoutLastLine(String text) {
        var cut = text.stripTrailing().lastIndexOf('\n');
        return cut < 0 ? "" : text.substring(0, cut).stripTrailing();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text.replace("\n", "\r\n"), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}
