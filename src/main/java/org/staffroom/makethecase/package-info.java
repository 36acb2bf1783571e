/** Before a meeting: one page with which somebody asks to be let go to it. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "regions",
            "venues",
            "topics",
            "presentations",
            "meetings",
            "agendas",
            "pdf"
        })
@NullMarked
package org.staffroom.makethecase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
