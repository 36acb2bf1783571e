/** The topic board: what members want to hear about or are wrestling with, and what comes of it. */
@ApplicationModule(allowedDependencies = {"shared", "people", "topics", "regions", "meetings", "agendas"})
@NullMarked
package org.staffroom.topicboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
