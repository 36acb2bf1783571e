/** The outbox: listens to what happened, writes deliveries, sends them. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "organisations",
            "topics",
            "regions",
            "venues",
            "presentations",
            "speakers",
            "meetings",
            "checklist",
            "changes",
            "proposals",
            "places",
            "attendees",
            "attendance",
            "door",
            "topicboard",
            "writeups",
            "photos",
            "contributions",
            "reporting",
            "hosting",
            "surveys",
            "newfaces",
            "makethecase",
            "calendars",
            "channels"
        })
@NullMarked
package org.staffroom.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
