package org.staffroom.checkin;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.staffroom.people.AfterSignIn;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** Somebody scanned the code, and signed in to check in: they are here right after. */
@Component
class CheckInAfterSignIn implements AfterSignIn {

    private static final Pattern ADDRESS = Pattern.compile("/c/([0-9a-z]{8})");

    private final CheckInQueries queries;
    private final CheckIns checkIns;
    private final Words words;
    private final Clock clock;

    CheckInAfterSignIn(CheckInQueries queries, CheckIns checkIns, Words words, Clock clock) {
        this.queries = queries;
        this.checkIns = checkIns;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public Optional<String> purpose(String path) {
        return code(path)
                .flatMap(queries::find)
                .filter(meeting -> meeting.at(clock.instant()) == CodedMeeting.Phase.OPEN)
                .map(meeting -> words.of("checkin.sign-in.purpose", meeting.title()));
    }

    @Override
    public Optional<String> complete(CurrentPerson person, String path) {
        return code(path).map(code -> {
            try {
                checkIns.self(person, code);
            } catch (Refused | NotFound tooEarlyOrLate) {
                // the page says so
            }
            return path;
        });
    }

    private static Optional<String> code(String path) {
        var matcher = ADDRESS.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
