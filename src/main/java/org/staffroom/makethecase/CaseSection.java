package org.staffroom.makethecase;

import java.util.List;

/** A heading and lines under it, for a mail. */
public record CaseSection(String heading, List<String> lines) {}
