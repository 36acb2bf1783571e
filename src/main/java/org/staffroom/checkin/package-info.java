/** Checking in by oneself: the code on the wall, who came that way, and the poster. */
@ApplicationModule(
        allowedDependencies = {"shared", "pdf", "people", "regions", "meetings", "places", "door", "checklist"})
@NullMarked
package org.staffroom.checkin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
