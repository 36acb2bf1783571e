/** Name badges to print: on sheets of labels or cards, as a page and as a PDF. */
@ApplicationModule(allowedDependencies = {"shared", "pdf", "people", "meetings", "places", "agendas"})
@NullMarked
package org.staffroom.badges;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
