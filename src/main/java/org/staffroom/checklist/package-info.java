/** What is to be done for a meeting, counted from its day: filled in by what the system knows, the rest ticked by hand. */
@ApplicationModule(
        allowedDependencies = {"shared", "people", "regions", "venues", "presentations", "meetings", "agendas"})
@NullMarked
package org.staffroom.checklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
