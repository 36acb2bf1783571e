/** Who else writes: people added to a write-up, and speakers who are asked for two sentences on their talk. */
@ApplicationModule(allowedDependencies = {"shared", "people", "meetings", "writeups"})
@NullMarked
package org.staffroom.contributions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
