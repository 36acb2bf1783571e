/** What organisers see of those who come: the list and its sheets, and the pages that rule places. */
@ApplicationModule(allowedDependencies = {"shared", "people", "meetings", "places", "questions", "door"})
@NullMarked
package org.staffroom.attendees;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
