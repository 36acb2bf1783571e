/** Security, headers, errors, the embedded database, kept pages, jobs. */
@ApplicationModule(allowedDependencies = {"shared", "people"})
@NullMarked
package org.staffroom.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
