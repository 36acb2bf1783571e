/** The curated list of topics, and who follows which. */
@ApplicationModule(allowedDependencies = {"shared", "people"})
@NullMarked
package org.staffroom.topics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
