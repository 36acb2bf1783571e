package org.staffroom.agendas;

import java.util.UUID;

/** Where in the day a new agenda item goes. */
public sealed interface Spot {

    /** After everything else. */
    record AtTheEnd() implements Spot {}

    /** Before everything else; all of it moves back. */
    record AtTheStart() implements Spot {}

    /** After another item; what follows moves back. */
    record After(UUID item) implements Spot {}

    /** At the same time as another item, in another track. */
    record With(UUID item) implements Spot {}

    /** Exactly then, in minutes from the meeting's start; nothing moves. */
    record At(int minute) implements Spot {}
}
