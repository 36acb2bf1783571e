@NullMarked
package org.staffroom;

import org.jspecify.annotations.NullMarked;
