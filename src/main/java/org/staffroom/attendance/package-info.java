/** Attendance after the door: who came later or left early, who was not marked, and what they say about it. */
@ApplicationModule(allowedDependencies = {"shared", "people", "regions", "meetings", "changes", "places", "door"})
@NullMarked
package org.staffroom.attendance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
