package org.staffroom.registration;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.AfterSignIn;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.MeetingDays;
import org.staffroom.places.PlaceQueries;
import org.staffroom.places.Places;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/**
 * A visitor pressed "Take a place" and had to sign in first: the place is taken right after, in the room or online as the
 * address says.
 */
@Component
class RegistrationAfterSignIn implements AfterSignIn {

    private static final Pattern ADDRESS =
            Pattern.compile("/meetings/([a-z0-9-]+)/registration(?:\\?mode=(ROOM|ONLINE))?");

    private final MeetingAccess access;
    private final MeetingDays days;
    private final PlaceQueries queries;
    private final Places places;
    private final OwnPlacePages pages;
    private final Words words;

    RegistrationAfterSignIn(
            MeetingAccess access,
            MeetingDays days,
            PlaceQueries queries,
            Places places,
            OwnPlacePages pages,
            Words words) {
        this.access = access;
        this.days = days;
        this.queries = queries;
        this.places = places;
        this.pages = pages;
        this.words = words;
    }

    @Override
    public Optional<String> purpose(String path) {
        return pressed(path)
                .map(press -> words.of(
                        "registration.sign-in.purpose",
                        days.find(press.meeting()).title()));
    }

    /**
     * Takes the place of somebody who never had one here. Who has one, or gave it back, may come from a mail of long ago:
     * that is no press, and the page says what is so; nor is an address that leaves open how to take part.
     */
    @Override
    public Optional<String> complete(CurrentPerson person, String path) {
        return pressed(path).map(press -> {
            var meeting = press.meeting();
            var day = days.find(meeting);
            var open = press.mode() == null && day.inRoom() && day.online();
            if (open || queries.ownPlace(meeting, person.id()).isPresent()) {
                return path;
            }
            try {
                places.take(person, meeting, pages.mode(meeting, press.mode()));
            } catch (Refused refused) {
                say(words.of(refused));
                return path;
            }
            say(pages.said(person, meeting));
            return pages.after(person, meeting);
        });
    }

    /** @param mode null when the address does not say */
    private record Press(MeetingId meeting, @Nullable String mode) {}

    private Optional<Press> pressed(String path) {
        var matcher = ADDRESS.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Press(access.published(matcher.group(1)), matcher.group(2)));
        } catch (NotFound nothing) {
            return Optional.empty();
        }
    }

    /** On the next page, as a redirect of a controller's own would. */
    private static void say(String text) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            var flash = RequestContextUtils.getOutputFlashMap(request.getRequest());
            if (flash != null) {
                flash.put("flash", text);
            }
        }
    }
}
