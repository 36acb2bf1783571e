/** iCalendar objects and feeds. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "organisations",
            "regions",
            "venues",
            "presentations",
            "meetings",
            "places"
        })
@NullMarked
package org.staffroom.calendars;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
