/** Write-ups as everybody reads them: the list, and one of them with what stands around it. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "files",
            "photos",
            "presentations",
            "meetings",
            "regions",
            "venues",
            "topics",
            "agendas",
            "door",
            "writeups"
        })
@NullMarked
package org.staffroom.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
