package org.staffroom.notifications;

import org.staffroom.surveys.FeedbackTicket;

/** What a mail carries that only its reader may have: a code, the end of an address. Encrypted in the delivery until it is sent. */
record LetterSecret(String code, String link) {

    static LetterSecret of(String text) {
        var parts = text.split("\n", 2);
        return new LetterSecret(parts[0], parts[1]);
    }

    /** An address without a code. */
    static LetterSecret of(FeedbackTicket ticket) {
        return new LetterSecret("", ticket.token());
    }

    String text() {
        return code + "\n" + link;
    }

    /** For whoever must not use it. */
    static LetterSecret hidden() {
        return new LetterSecret("\u2022\u2022\u2022\u2022\u2022\u2022", "\u2022\u2022\u2022");
    }

    @Override
    public String toString() {
        return "LetterSecret[]";
    }
}
