/** Photos of a meeting: sent from phones, made unrecognisable in parts, taken down when somebody asks. */
@ApplicationModule(
        allowedDependencies = {"shared", "people", "organisations", "regions", "files", "meetings", "places", "door"})
@NullMarked
package org.staffroom.photos;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
