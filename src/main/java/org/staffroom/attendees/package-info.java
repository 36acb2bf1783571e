/** Places and the waiting list, the door, who came, new faces. */
@ApplicationModule(allowedDependencies = {"shared", "people", "organisations", "regions", "meetings"})
@NullMarked
package org.staffroom.attendees;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
