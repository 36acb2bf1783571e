/** A meeting and its life: draft, published, held, postponed, cancelled; who organises it. */
@ApplicationModule(
        allowedDependencies = {"shared", "people", "organisations", "topics", "regions", "venues", "presentations"})
@NullMarked
package org.staffroom.meetings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
