/** The door, its helpers for the day, who came, new faces. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "regions",
            "presentations",
            "meetings",
            "checklist",
            "changes",
            "places"
        })
@NullMarked
package org.staffroom.door;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
