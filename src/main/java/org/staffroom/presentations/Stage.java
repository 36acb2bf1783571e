package org.staffroom.presentations;

import org.staffroom.people.CurrentPerson;

/** Where talks are given: answered by agendas and proposals, of which this module knows nothing. */
public interface Stage {

    /** Whether the talk stands on the agenda of a published meeting, and so is public. */
    boolean published(PresentationId talk);

    /** Whether the talk stands on any agenda, a draft's too, or may come to: it is not thrown away. */
    boolean planned(PresentationId talk);

    /** Whether the person organises a meeting, a draft too, on whose agenda the talk stands. */
    boolean organises(CurrentPerson person, PresentationId talk);
}
