package org.staffroom.people;

/**
 * A person was erased.
 *
 * @param email where the last mail goes; known nowhere else any more
 */
public record PersonErased(PersonId person, String email) {

    @Override
    public String toString() {
        return "PersonErased[" + person + "]";
    }
}
