/** Those who give talks: their own page, what they say of themselves, and ambassadors who invite them. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "regions",
            "presentations",
            "meetings",
            "agendas",
            "changes",
            "checklist",
            "proposals"
        })
@NullMarked
package org.staffroom.speakers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
