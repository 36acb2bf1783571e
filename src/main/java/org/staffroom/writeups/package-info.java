/** What was said, for everybody else: reports and accounts of meetings, with photos. */
@ApplicationModule(
        allowedDependencies = {"shared", "people", "regions", "files", "photos", "meetings", "checklist", "door"})
@NullMarked
package org.staffroom.writeups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
