/** Talks, independent of any meeting: speakers, topics, slides. */
@ApplicationModule(allowedDependencies = {"shared", "people", "organisations", "topics", "files", "regions"})
@NullMarked
package org.staffroom.presentations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
