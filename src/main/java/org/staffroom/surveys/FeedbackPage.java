package org.staffroom.surveys;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is asked about a meeting. */
record FeedbackPage(
        UUID meeting, String title, Instant startsAt, String region, Instant closesAt, List<FeedbackTalk> talks) {}
