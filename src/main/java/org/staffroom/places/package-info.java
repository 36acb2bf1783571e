/** Registrations and capacity: places, the waiting list, colleagues one brings, by what rules; commands and events. */
@ApplicationModule(
        allowedDependencies = {"shared", "people", "organisations", "regions", "presentations", "meetings", "changes"})
@NullMarked
package org.staffroom.places;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
