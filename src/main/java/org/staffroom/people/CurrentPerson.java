package org.staffroom.people;

/**
 * Whoever is acting in this request, looked up afresh each time: roles are never kept in the session. As a parameter of
 * a controller method it is the signed-in person; {@code @Nullable} where visitors come too.
 *
 * @param welcomed whether name and organisation have been told at the first sign-in
 */
public record CurrentPerson(PersonId id, String name, String email, boolean admin, boolean welcomed) {}
