/** Organisations that host: their offers, and what a host has to know before the day. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "organisations",
            "regions",
            "venues",
            "meetings",
            "checklist",
            "agendas",
            "presentations",
            "places",
            "questions"
        })
@NullMarked
package org.staffroom.hosting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
