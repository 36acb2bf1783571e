/** Parts of the country with their own programme, and the ambassadors who run them. */
@ApplicationModule(allowedDependencies = {"shared", "people", "organisations"})
@NullMarked
package org.staffroom.regions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
