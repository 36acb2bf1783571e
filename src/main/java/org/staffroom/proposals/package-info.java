/** Talks that people propose, and what ambassadors make of them. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "organisations",
            "topics",
            "regions",
            "presentations",
            "meetings",
            "agendas",
            "changes",
            "calls",
            "topicboard"
        })
@NullMarked
package org.staffroom.proposals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
