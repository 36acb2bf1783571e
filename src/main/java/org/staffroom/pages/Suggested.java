package org.staffroom.pages;

import java.util.List;

/**
 * Something for one reader.
 *
 * @param why the names of the regions and topics they follow that it belongs to; none when it is for everybody
 */
record Suggested<T>(T thing, List<String> why) {}
