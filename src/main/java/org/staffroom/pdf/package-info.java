/** Documents to keep and to print: templates as accessible PDF. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.staffroom.pdf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
