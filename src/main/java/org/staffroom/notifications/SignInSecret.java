package org.staffroom.notifications;

/** What a sign-in mail carries besides its words; encrypted in the delivery until it is sent. */
record SignInSecret(String code, String link) {

    static SignInSecret of(String text) {
        var parts = text.split("\n", 2);
        return new SignInSecret(parts[0], parts[1]);
    }

    String text() {
        return code + "\n" + link;
    }

    /** For whoever must not use it. */
    static SignInSecret hidden() {
        return new SignInSecret("\u2022\u2022\u2022\u2022\u2022\u2022", "\u2022\u2022\u2022");
    }

    @Override
    public String toString() {
        return "SignInSecret[]";
    }
}
