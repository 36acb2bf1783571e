/** What people who were there took away from a meeting, in their own words under its write-ups; moderated by its organisers. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "organisations",
            "regions",
            "meetings",
            "places",
            "door",
            "writeups",
            "reading"
        })
@NullMarked
package org.staffroom.comments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
