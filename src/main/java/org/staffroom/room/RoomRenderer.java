package org.staffroom.room;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.room.RoomQueries.Mine;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Writes the live part of the pages of a room, once for all who have the same one open. It is the fragment that the page
 * itself is made with, without what is a single person's: their votes, and the token of their session.
 */
@Component
class RoomRenderer {

    private static final Locale LOCALE = Locale.UK;

    private final RoomQueries queries;
    private final Scenes scenes;
    private final ITemplateEngine templates;

    RoomRenderer(RoomQueries queries, Scenes scenes, ITemplateEngine templates) {
        this.queries = queries;
        this.scenes = scenes;
        this.templates = templates;
    }

    Scene scene(MeetingId meeting) {
        return inLanguage(() -> scenes.of(queries.room(meeting)));
    }

    LiveStream.Payload render(Scene scene, View view) {
        var html = inLanguage(() -> templates.process(
                "room/live",
                Set.of(view.projector() ? "projector" : "page"),
                new Context(
                        LOCALE,
                        Map.of("scene", scene.seenFrom(view.seat()), "seat", view.seat(), "mine", Mine.NOTHING))));
        var id = hash(html);
        var event =
                new StringBuilder(html.length() + 200).append("id: ").append(id).append("\nevent: room\n");
        html.lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> event.append("data: ").append(line.strip()).append('\n'));
        return new LiveStream.Payload(id, event.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private interface Work<T> {
        T done();
    }

    /** There is no request here whose language it could be. */
    private static <T> T inLanguage(Work<T> work) {
        LocaleContextHolder.setLocale(LOCALE);
        try {
            return work.done();
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private static String hash(String html) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(html.getBytes(StandardCharsets.UTF_8)), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
