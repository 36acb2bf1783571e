package org.staffroom.room;

/** What an open page shows of a room as it changes: what kind of page, and for whom. Rendered once for all who have the same. */
enum View {
    VISITOR(Seat.VISITOR, false),
    INSIDE(Seat.INSIDE, false),
    MODERATOR(Seat.MODERATOR, false),
    ORGANISER(Seat.ORGANISER, false),
    /** On the wall, without questions: nobody signed in at that computer. */
    WALL(Seat.VISITOR, true),
    PROJECTOR(Seat.INSIDE, true);

    private final Seat seat;
    private final boolean projector;

    View(Seat seat, boolean projector) {
        this.seat = seat;
        this.projector = projector;
    }

    static View of(Seat seat, boolean projector) {
        if (projector) {
            return seat.inside() ? PROJECTOR : WALL;
        }
        return switch (seat) {
            case VISITOR -> VISITOR;
            case INSIDE -> INSIDE;
            case MODERATOR -> MODERATOR;
            case ORGANISER -> ORGANISER;
        };
    }

    Seat seat() {
        return seat;
    }

    boolean projector() {
        return projector;
    }
}
