package org.staffroom.venues;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.files.FileAccess;
import org.staffroom.files.FileId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;

/** Photos of a place are everybody's once a published meeting shows them, and until then those of all ambassadors. */
@Component
class VenuePhotoAccess implements FileAccess {

    private final JdbcClient jdbc;
    private final RegionAccess access;
    private final ObjectProvider<VenueUse> use;

    VenuePhotoAccess(JdbcClient jdbc, RegionAccess access, ObjectProvider<VenueUse> use) {
        this.jdbc = jdbc;
        this.access = access;
        this.use = use;
    }

    @Override
    public boolean mayRead(@Nullable CurrentPerson person, FileId file) {
        var venues = jdbc.sql("select venue_id from venue_photo where file_id = ?")
                .param(file.value())
                .query(UUID.class)
                .list();
        return !venues.isEmpty()
                && (access.organisesAny(person)
                        || venues.stream()
                                .map(VenueId::new)
                                .anyMatch(venue -> use.stream().anyMatch(meetings -> meetings.isPublic(venue))));
    }
}
