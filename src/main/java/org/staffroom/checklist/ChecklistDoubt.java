package org.staffroom.checklist;

/**
 * Why a step is not done although facts say so: answered as a bean by the feature that knows better.
 *
 * @param sql a condition on the row {@code m} of {@code meeting}
 */
public record ChecklistDoubt(Step step, String sql) {}
