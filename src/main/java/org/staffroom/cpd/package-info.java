/** Continuing professional development: hours, private notes, certificates that can be checked, learned elsewhere. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "regions",
            "venues",
            "presentations",
            "meetings",
            "agendas",
            "door",
            "pdf"
        })
@NullMarked
package org.staffroom.cpd;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
