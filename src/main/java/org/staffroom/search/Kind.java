package org.staffroom.search;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be found. */
enum Kind {
    MEETING("meetings", "/meetings/"),
    TALK("talks", "/presentations/"),
    WRITE_UP("write-ups", "/write-ups/"),
    /** What members ask for on the board. */
    TOPIC("topics", "/board/");

    /** As the address of a search names it. */
    final String inAddress;

    private final String path;

    Kind(String inAddress, String path) {
        this.inAddress = inAddress;
        this.path = path;
    }

    static Optional<Kind> of(@Nullable String inAddress) {
        return Stream.of(values())
                .filter(kind -> kind.inAddress.equals(inAddress))
                .findFirst();
    }

    String address(String slug) {
        return path + slug;
    }
}
