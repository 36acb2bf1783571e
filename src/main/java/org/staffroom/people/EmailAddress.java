package org.staffroom.people;

import java.util.Locale;
import java.util.regex.Pattern;
import org.staffroom.shared.Refused;

/** E-mail addresses as we keep them. */
public final class EmailAddress {

    private static final int LONGEST = 254;

    /** Plain addresses: no quotes, comments, angle brackets or anything that could end a header. */
    private static final Pattern PLAIN = Pattern.compile(
            "[^@\\s\\p{Cntrl}<>(),;:\\\\\"\\[\\]]+@[^@\\s\\p{Cntrl}<>(),;:\\\\\"\\[\\]]+\\.[^@\\s\\p{Cntrl}<>(),;:\\\\\"\\[\\]]+");

    private EmailAddress() {}

    /** One form of every address: stripped, lower case. */
    static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether mail can be sent to it, as far as one can see. */
    public static boolean isPlain(String email) {
        var address = normalised(email);
        return address.length() <= LONGEST && PLAIN.matcher(address).matches();
    }

    /** @throws Refused when it is not an address that mail can be sent to */
    static String required(String email) {
        if (!isPlain(email)) {
            throw new Refused("people.email.invalid");
        }
        return normalised(email);
    }
}
