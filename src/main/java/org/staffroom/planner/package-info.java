/** The academic year: holidays, what is planned where, what speaks against a day, series of meetings. */
@ApplicationModule(allowedDependencies = {"shared", "people", "regions", "meetings", "writeups"})
@NullMarked
package org.staffroom.planner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
