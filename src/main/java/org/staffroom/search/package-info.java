/** Looking for words, by kind, region, year, topic and speaker, in everything that visitors may read. Used by nobody. */
@ApplicationModule(allowedDependencies = {"shared", "meetings"})
@NullMarked
package org.staffroom.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
