/** Every state the text of a write-up was in: who wrote it when, what differs, and the way back. */
@ApplicationModule(allowedDependencies = {"shared", "people", "writeups"})
@NullMarked
package org.staffroom.revisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
