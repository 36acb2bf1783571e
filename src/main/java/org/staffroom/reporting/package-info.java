/** That the report of a meeting is not forgotten: who writes it, who is reminded, and who takes it on instead. */
@ApplicationModule(allowedDependencies = {"shared", "people", "regions", "meetings", "writeups"})
@NullMarked
package org.staffroom.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
