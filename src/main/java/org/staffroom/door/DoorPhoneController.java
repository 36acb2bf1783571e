package org.staffroom.door;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.DeviceName;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the door page's script says to the server. A phone gets its token with the session of whoever opened the page; all
 * else goes by the token alone, in a header, so that it stands in no log.
 */
@Controller
class DoorPhoneController {

    static final String TOKEN = "Door-Token";

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_MARKS = 200;

    /** @param list whether the phone wants the list again */
    record Said(@Nullable List<@Nullable DoorMark> marks, boolean list) {}

    /**
     * @param now by which the phone reckons, whatever its own clock says
     * @param list null when it was not asked for
     */
    record Answer(
            Instant now,
            List<DoorMark.Outcome> outcomes,
            @Nullable DoorSheet list) {}

    record Given(String token, Instant now, DoorSheet list) {}

    private record Why(String why) {}

    private final DoorAccess access;
    private final MeetingAccess meetings;
    private final DoorPhones phones;
    private final DoorMarks marks;
    private final DoorQueries queries;
    private final JsonMapper json;
    private final Words words;
    private final Clock clock;

    DoorPhoneController(
            DoorAccess access,
            MeetingAccess meetings,
            DoorPhones phones,
            DoorMarks marks,
            DoorQueries queries,
            JsonMapper json,
            Words words,
            Clock clock) {
        this.access = access;
        this.meetings = meetings;
        this.phones = phones;
        this.marks = marks;
        this.queries = queries;
        this.json = json;
        this.words = words;
        this.clock = clock;
    }

    @PostMapping("/organise/meetings/{slug}/door/phones")
    ResponseEntity<Object> give(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable UUID phone,
            @RequestHeader(value = HttpHeaders.USER_AGENT, required = false) @Nullable String agent) {
        var meeting = access.at(me, slug);
        try {
            var token = phones.give(me, meeting, phone == null ? UUID.randomUUID() : phone, DeviceName.of(agent));
            return ResponseEntity.ok(new Given(token, clock.instant(), queries.sheet(meeting)));
        } catch (Refused refused) {
            return ResponseEntity.unprocessableContent().body(new Why(words.of(refused)));
        }
    }

    @PostMapping("/organise/meetings/{slug}/door/phones/{phone}/removal")
    String remove(CurrentPerson me, @PathVariable String slug, @PathVariable UUID phone, RedirectAttributes redirect) {
        phones.remove(me, meetings.organised(me, slug), phone);
        redirect.addFlashAttribute("flash", words.of("door.flash.phone-removed"));
        return "redirect:/organise/meetings/" + slug + "/door";
    }

    @PostMapping("/door/marks")
    ResponseEntity<Object> take(
            HttpServletRequest request, @RequestHeader(value = TOKEN, required = false) @Nullable String token)
            throws IOException {
        if (token == null) {
            throw new NotFound();
        }
        // Before anything is read of what was sent.
        var holder = phones.holder(token);
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        Said said;
        try {
            said = json.readValue(body, Said.class);
        } catch (JacksonException notOurs) {
            return ResponseEntity.badRequest().build();
        }
        var sent = said == null || said.marks() == null ? List.<@Nullable DoorMark>of() : said.marks();
        if (said == null || sent.size() > MOST_MARKS || sent.stream().anyMatch(mark -> !isWhole(mark))) {
            return ResponseEntity.badRequest().build();
        }
        var outcomes = marks.take(
                holder.person(),
                holder.meeting(),
                sent.stream().filter(Objects::nonNull).toList());
        return ResponseEntity.ok(
                new Answer(clock.instant(), outcomes, said.list() ? queries.sheet(holder.meeting()) : null));
    }

    @PostMapping("/door/phone/removal")
    ResponseEntity<Void> giveBack(@RequestHeader(value = TOKEN, required = false) @Nullable String token) {
        if (token == null) {
            throw new NotFound();
        }
        phones.giveBack(token);
        return ResponseEntity.noContent().build();
    }

    /** A script reads the status and no page. */
    @ExceptionHandler
    ResponseEntity<Void> over(DoorPhones.Over over) {
        return ResponseEntity.status(HttpStatus.GONE).build();
    }

    @ExceptionHandler
    ResponseEntity<Void> tooMany(DoorPhones.TooMany tooMany) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, "60")
                .build();
    }

    @SuppressWarnings("NullAway") // what came may lack anything
    private static boolean isWhole(@Nullable DoorMark mark) {
        return mark != null && mark.id() != null && mark.kind() != null && mark.at() != null;
    }
}
