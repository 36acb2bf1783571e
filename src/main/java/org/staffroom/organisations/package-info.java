/** Schools, trusts, vendors and other bodies: who people belong to, who hosts. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.staffroom.organisations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
