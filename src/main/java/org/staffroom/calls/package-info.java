/** Calls for talks: of a meeting, and standing ones of regions. */
@ApplicationModule(allowedDependencies = {"shared", "people", "regions", "meetings", "checklist"})
@NullMarked
package org.staffroom.calls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
