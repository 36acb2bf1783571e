/** What the report of a meeting begins with, read from all that is known of the day. */
@ApplicationModule(allowedDependencies = {"shared", "meetings", "agendas", "door", "room", "writeups"})
@NullMarked
package org.staffroom.drafting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
