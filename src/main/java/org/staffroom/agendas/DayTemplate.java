package org.staffroom.agendas;

import java.util.List;
import org.staffroom.shared.Words;

/** An order of the day that has proved itself, to begin with. Its words are in {@code messages/agendas.properties}. */
enum DayTemplate {
    HALF_DAY(List.of(
            new Line(ItemKind.WELCOME, "welcome", 30),
            new Line(ItemKind.MEMBER_TALK, "", 40),
            new Line(ItemKind.DISCUSSION, "round-table", 30),
            new Line(ItemKind.BREAK, "coffee", 20),
            new Line(ItemKind.MEMBER_TALK, "", 30),
            new Line(ItemKind.TOUR, "tour", 30),
            new Line(ItemKind.LUNCH, "lunch", 45))),
    FULL_DAY(List.of(
            new Line(ItemKind.WELCOME, "welcome", 30),
            new Line(ItemKind.MEMBER_TALK, "", 45),
            new Line(ItemKind.BREAK, "coffee", 15),
            new Line(ItemKind.VENDOR_TALK, "", 30),
            new Line(ItemKind.MEMBER_TALK, "", 45),
            new Line(ItemKind.LUNCH, "lunch", 60),
            new Line(ItemKind.TOUR, "tour", 30),
            new Line(ItemKind.DISCUSSION, "round-table", 45),
            new Line(ItemKind.BREAK, "tea", 15),
            new Line(ItemKind.PANEL, "panel", 15))),
    EVENING(List.of(
            new Line(ItemKind.WELCOME, "hello", 10),
            new Line(ItemKind.MEMBER_TALK, "", 25),
            new Line(ItemKind.DISCUSSION, "round-table", 20),
            new Line(ItemKind.MEMBER_TALK, "", 20),
            new Line(ItemKind.NETWORKING, "chat", 15)));

    private record Line(ItemKind kind, String word, int minutes) {}

    private final List<Line> lines;

    DayTemplate(List<Line> lines) {
        this.lines = lines;
    }

    int minutes() {
        return lines.stream().mapToInt(Line::minutes).sum();
    }

    List<ItemDetails> items(Words words) {
        return lines.stream()
                .map(line -> new ItemDetails(
                        line.kind(),
                        line.minutes(),
                        null,
                        "",
                        line.word().isEmpty() ? "" : words.of("agendas.template.item." + line.word()),
                        "",
                        null,
                        List.of()))
                .toList();
    }
}
