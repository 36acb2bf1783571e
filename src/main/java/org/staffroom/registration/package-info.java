/** One's own place, and those of the colleagues one brings: the pages. */
@ApplicationModule(allowedDependencies = {"shared", "people", "meetings", "places", "questions", "newfaces"})
@NullMarked
package org.staffroom.registration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
