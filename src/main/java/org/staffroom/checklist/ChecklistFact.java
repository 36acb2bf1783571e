package org.staffroom.checklist;

/**
 * What the system knows about a step: answered as a bean by the feature that owns the fact. A step with several is done when
 * one of them is so, and there is no {@link ChecklistDoubt}.
 *
 * @param sql a condition on the row {@code m} of {@code meeting}
 * @param page where one sees it: what follows {@code /organise/meetings/{slug}/}
 */
public record ChecklistFact(Step step, String sql, String page) {}
