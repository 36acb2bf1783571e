package org.staffroom.attendees;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.people.CurrentPerson;
import org.staffroom.questions.QuestionKind;
import org.staffroom.questions.QuestionQueries;
import org.staffroom.questions.QuestionRow;
import org.staffroom.shared.Csv;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Words;

/** The list of attendees to take away: as a table for a spreadsheet, and on paper. */
@Controller
@RequestMapping("/organise/meetings/{slug}")
class AttendeeSheets {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private static final Map<String, Predicate<AttendeeRow>> CONSENTS = new LinkedHashMap<>();

    static {
        CONSENTS.put("photos", AttendeeRow::photos);
        CONSENTS.put("listed", AttendeeRow::listed);
        CONSENTS.put("vendors", AttendeeRow::vendors);
    }

    private final MeetingAccess access;
    private final AttendeePages pages;
    private final AttendeeListQueries queries;
    private final QuestionQueries questions;
    private final Dates dates;
    private final Words words;

    AttendeeSheets(
            MeetingAccess access,
            AttendeePages pages,
            AttendeeListQueries queries,
            QuestionQueries questions,
            Dates dates,
            Words words) {
        this.access = access;
        this.pages = pages;
        this.queries = queries;
        this.questions = questions;
        this.dates = dates;
        this.words = words;
    }

    /** Those shown, in their order. Without e-mail addresses: to write to people, there are messages. */
    @GetMapping("/attendees.csv")
    ResponseEntity<byte[]> table(
            CurrentPerson me, @PathVariable String slug, @ModelAttribute("typed") FilterForm typed) {
        var meeting = access.organised(me, slug);
        var columns = new ArrayList<Column>();
        columns.add(new Column("name", AttendeeRow::name));
        columns.add(new Column("job-title", AttendeeRow::jobTitle));
        columns.add(new Column("organisation", AttendeeRow::organisation));
        columns.add(new Column("status", row -> words.of("places.status." + row.state())));
        columns.add(new Column("mode", row -> row.mode() == null ? null : words.of("places.mode." + row.mode())));
        columns.add(new Column("waiting", row -> row.position() == 0 ? null : String.valueOf(row.position())));
        columns.add(
                new Column("registered", row -> row.registeredAt() == null ? null : dates.cell(row.registeredAt())));
        columns.add(new Column("arrived", row -> row.arrivedAt() == null ? null : dates.cell(row.arrivedAt())));
        columns.add(new Column("attended", row -> String.valueOf(row.attended())));
        columns.add(new Column("dietary", AttendeeRow::dietaryNeeds));
        columns.add(new Column("access", AttendeeRow::accessNeeds));
        columns.add(new Column("bringer", AttendeeRow::bringer));
        columns.add(new Column("reason", AttendeeRow::handReason));
        for (var consent : CONSENTS.entrySet()) {
            columns.add(
                    new Column(consent.getKey(), row -> yes(consent.getValue().test(row))));
        }
        var lines = new ArrayList<List<@Nullable String>>();
        var asked = questions.of(meeting);
        var answers = questions.answers(meeting);
        lines.add(columns.stream()
                .<@Nullable String>map(column -> words.of("attendees.csv." + column.key()))
                .collect(Collectors.toCollection(ArrayList::new)));
        asked.forEach(question -> lines.get(0).add(question.wording()));
        for (var row : typed.filter().of(queries.exported(me, meeting).everybody())) {
            var line = new ArrayList<@Nullable String>();
            columns.forEach(column -> line.add(column.of().apply(row)));
            asked.forEach(question -> line.add(answer(question, answers.get(question.id()), row)));
            lines.add(line);
        }
        return file(slug + "-" + words.of("attendees.csv.file") + ".csv", lines);
    }

    private @Nullable String answer(QuestionRow question, @Nullable Map<UUID, String> answers, AttendeeRow row) {
        var answer = answers == null ? null : answers.get(row.id());
        return answer == null || question.kind() != QuestionKind.YES_NO ? answer : yes(answer.equals("YES"));
    }

    private String yes(boolean yes) {
        return words.of(yes ? "questions.answers.YES" : "questions.answers.NO");
    }

    /** Of those who agreed to it, what vendors may have. */
    @GetMapping("/attendees/vendors.csv")
    ResponseEntity<byte[]> vendors(CurrentPerson me, @PathVariable String slug) {
        var lines = new ArrayList<List<@Nullable String>>();
        lines.add(Stream.of("name", "job-title", "organisation", "email")
                .<@Nullable String>map(key -> words.of("attendees.csv." + key))
                .toList());
        lines.addAll(queries.vendors(me, access.organised(me, slug)));
        return file(slug + "-" + words.of("attendees.csv.vendors-file") + ".csv", lines);
    }

    private record Column(String key, Function<AttendeeRow, @Nullable String> of) {}

    static ResponseEntity<byte[]> file(String name, List<? extends List<@Nullable String>> lines) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(Csv.bytes(lines));
    }

    /** To tick off at the door, with a pen: names and organisations, nobody's needs. */
    @GetMapping("/attendees/sheet")
    String sheet(CurrentPerson me, @PathVariable String slug, @ModelAttribute("typed") FilterForm typed, Model model) {
        var list = pages.heading(model, me, access.organised(me, slug), typed.filter());
        model.addAttribute("shown", typed.filter().of(list.everybody()));
        return "attendees/sheet";
    }
}
