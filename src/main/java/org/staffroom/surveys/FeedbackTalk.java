package org.staffroom.surveys;

import java.util.UUID;

/**
 * A talk something can be said of.
 *
 * @param speakers names, joined by commas; empty when nobody is named
 */
record FeedbackTalk(UUID id, String title, boolean vendor, String speakers) {}
