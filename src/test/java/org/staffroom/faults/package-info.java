/**
 * What happens when many press at once on several instances, and when a process, the database or the mail server fails. The
 * packaged application runs as people run it; {@code mvn -Pfaults verify} builds it first.
 */
package org.staffroom.faults;
