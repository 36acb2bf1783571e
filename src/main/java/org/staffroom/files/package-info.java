/** Stored files in a directory: photos re-encoded, slides as they came. */
@ApplicationModule(allowedDependencies = {"shared", "people"})
@NullMarked
package org.staffroom.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
