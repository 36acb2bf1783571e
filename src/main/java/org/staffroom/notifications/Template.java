package org.staffroom.notifications;

/** What is told; also the name of its words in {@code messages/mail.properties}. */
enum Template {
    SIGN_IN("sign-in"),
    PLACE_TAKEN("place-taken"),
    WAITING_JOINED("waiting-joined"),
    MOVED_UP("moved-up"),
    PLACE_GIVEN_BACK("place-given-back"),
    MEETING_CHANGED("meeting-changed"),
    MEETING_CANCELLED("meeting-cancelled"),
    WRITE_UP_PUBLISHED("write-up-published");

    private final String key;

    Template(String key) {
        this.key = key;
    }

    /** As it stands in the table. */
    String key() {
        return key;
    }

    static Template of(String key) {
        for (var template : values()) {
            if (template.key.equals(key)) {
                return template;
            }
        }
        throw new IllegalArgumentException(key);
    }

    /** Whether the recipient may do without it: everything but what is about one's own place and sign-in. */
    boolean isNews() {
        return this == WRITE_UP_PUBLISHED;
    }
}
