/** Feedback on a meeting: asked once, answered without a name, shown from five answers on. */
@ApplicationModule(
        allowedDependencies = {"shared", "people", "regions", "presentations", "meetings", "agendas", "places", "door"})
@NullMarked
package org.staffroom.surveys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
