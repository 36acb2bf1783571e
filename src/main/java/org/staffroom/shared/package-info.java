/** What every feature may use and nothing of Staffroom's own world: slugs, pages of rows, dates, Markdown, the clock. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.staffroom.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
