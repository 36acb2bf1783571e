/** What organisers ask those who come, the answers, and what people agree to. */
@ApplicationModule(allowedDependencies = {"shared", "people", "meetings", "places"})
@NullMarked
package org.staffroom.questions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
