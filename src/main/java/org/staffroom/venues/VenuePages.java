package org.staffroom.venues;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.staffroom.shared.NotFound;

/** What the pages of one venue show. */
@Component
class VenuePages {

    private static final int MOST_MEETINGS = 12;

    private final VenueQueries queries;
    private final VenuePhotos photos;
    private final VenueNotes notes;
    private final ObjectProvider<VenueUse> use;

    VenuePages(VenueQueries queries, VenuePhotos photos, VenueNotes notes, ObjectProvider<VenueUse> use) {
        this.queries = queries;
        this.photos = photos;
        this.notes = notes;
        this.use = use;
    }

    /** @param id as it stands in the address */
    VenueDetails find(String id) {
        try {
            return queries.find(VenueId.of(id)).orElseThrow(NotFound::new);
        } catch (IllegalArgumentException noId) {
            throw new NotFound();
        }
    }

    String venue(VenueDetails venue, Model model) {
        model.addAttribute("venue", venue);
        model.addAttribute(
                "photos",
                photos.of(venue.id()).stream()
                        .filter(photo -> photo.file() != null)
                        .toList());
        model.addAttribute("notes", notes.of(venue.id()));
        model.addAttribute(
                "held",
                use.stream()
                        .findFirst()
                        .map(meetings -> meetings.held(venue.id(), MOST_MEETINGS))
                        .orElse(List.of()));
        return "venues/venue";
    }

    /** Whose pages say what the book says, from the moment it is saved. */
    List<VenueUse.Held> toCome(VenueDetails venue) {
        return use.stream()
                .findFirst()
                .map(meetings -> meetings.toCome(venue.id()))
                .orElse(List.of());
    }

    String photos(VenueDetails venue, Model model) {
        model.addAttribute("venue", venue);
        var shown = photos.of(venue.id());
        model.addAttribute("photos", shown);
        model.addAttribute("waiting", shown.stream().anyMatch(VenuePhotos.Photo::beingMade));
        model.addAttribute("most", VenuePhotos.MOST);
        return "venues/photos";
    }
}
