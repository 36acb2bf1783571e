/** The packaged application as people run it, on one or more processes: for tests of faults and of load. */
package org.staffroom.packaged;
