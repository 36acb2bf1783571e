package org.staffroom.presentations;

import org.staffroom.people.PersonId;

/** Who hears a talk, or heard it: answered by places and the door, of which this module knows nothing. One yes suffices. */
public interface Listeners {

    boolean hears(PersonId person, PresentationId talk);
}
