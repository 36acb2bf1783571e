/** Anybody known: sign-in, the person of this request, profiles, what one typed and has not sent. */
@ApplicationModule(allowedDependencies = {"shared", "organisations"})
@NullMarked
package org.staffroom.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
