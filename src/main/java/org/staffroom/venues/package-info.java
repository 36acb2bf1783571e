/** The venue book: places that can host, how to get there, how to get in. */
@ApplicationModule(allowedDependencies = {"shared", "people", "organisations", "regions", "files"})
@NullMarked
package org.staffroom.venues;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
