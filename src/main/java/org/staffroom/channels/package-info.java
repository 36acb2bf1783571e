/** Channels of regions in Teams or Slack: what is posted there, by a worker of its own. The one thing the server asks of others. */
@ApplicationModule(
        allowedDependencies = {"shared", "people", "regions", "meetings", "changes", "places", "writeups", "calendars"})
@NullMarked
package org.staffroom.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
