/** Pages that compose features: home, region, meeting, search, my, organise. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "organisations",
            "topics",
            "regions",
            "files",
            "venues",
            "presentations",
            "meetings",
            "topicboard",
            "agendas",
            "changes",
            "calls",
            "proposals",
            "speakers",
            "places",
            "door",
            "writeups",
            "reading",
            "calendars",
            "notifications"
        })
@NullMarked
package org.staffroom.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
