/** What a network held before Staffroom: past meetings and their talks out of a table, looked at first, then written down. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "organisations",
            "topics",
            "regions",
            "venues",
            "presentations",
            "meetings",
            "agendas"
        })
@NullMarked
package org.staffroom.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
