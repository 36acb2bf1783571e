package org.staffroom.room;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;

/**
 * A question or topic, as typed.
 *
 * @param kind of a {@link PostKind}
 * @param item an id; empty for nobody's talk in particular
 * @param unnamed "true" without one's name
 * @param press made by the page: the same question sent twice is asked once
 */
record AskForm(String kind, String text, String item, String unnamed, String press) {

    AskForm {
        kind = "TOPIC".equals(kind) ? "TOPIC" : "QUESTION";
        text = Typed.text(text);
        item = Typed.text(item);
        unnamed = Typed.text(unnamed);
        press = readable(press) ? press : UUID.randomUUID().toString();
    }

    static AskForm empty(String kind, @Nullable UUID item) {
        return new AskForm(kind, "", Objects.toString(item, ""), "", "");
    }

    PostKind postKind() {
        return PostKind.valueOf(kind);
    }

    boolean named() {
        return !unnamed.equals("true");
    }

    RoomPostId id() {
        return new RoomPostId(UUID.fromString(press));
    }

    /** @throws Refused when it is no id */
    @Nullable
    UUID itemId() {
        if (item.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(item);
        } catch (IllegalArgumentException notFromOurList) {
            throw new Refused("room.refused.no-such-item");
        }
    }

    /** Random as ours are: one that holds the time would say when it was asked. */
    private static boolean readable(@Nullable String press) {
        try {
            return press != null && UUID.fromString(press).version() == 4;
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }
}
