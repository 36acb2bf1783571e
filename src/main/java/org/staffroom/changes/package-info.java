/** What changed about a published meeting, and who is told: notices, and what people were last told. */
@ApplicationModule(
        allowedDependencies = {"shared", "people", "regions", "venues", "presentations", "meetings", "agendas"})
@NullMarked
package org.staffroom.changes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
