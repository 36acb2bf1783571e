/** Pictures of write-ups and meetings for wherever their addresses are shared. */
@ApplicationModule(allowedDependencies = {"shared", "meetings", "writeups"})
@NullMarked
package org.staffroom.sharecards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
