/** The agenda of a meeting: its items, where they stand in the day, and who may move them. */
@ApplicationModule(allowedDependencies = {"shared", "people", "organisations", "regions", "presentations", "meetings"})
@NullMarked
package org.staffroom.agendas;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
