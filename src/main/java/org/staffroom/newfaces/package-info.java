/** New faces: who greets them, and how many come again. Who is new is computed from attendance, and never public. */
@ApplicationModule(allowedDependencies = {"shared", "people", "regions", "meetings", "places", "door"})
@NullMarked
package org.staffroom.newfaces;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
