/**
 * In the room, while a meeting is on: now and next, what the host wants people to know, questions and topics with votes, a
 * view for the projector, and the organiser's clock. Everything is live on every open page.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "regions",
            "venues",
            "presentations",
            "meetings",
            "agendas",
            "changes",
            "places",
            "door"
        })
@NullMarked
package org.staffroom.room;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
