package org.staffroom.shared;

import org.jspecify.annotations.Nullable;

/**
 * One step of the way to a page.
 *
 * @param href null for the page itself
 */
public record Crumb(@Nullable String href, String text) {}
