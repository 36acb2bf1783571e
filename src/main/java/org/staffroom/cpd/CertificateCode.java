package org.staffroom.cpd;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * What is printed on a certificate to have it checked: 80 random bits as 16 letters and digits in groups of four, of which none
 * can be mistaken for another (Crockford's base 32).
 */
final class CertificateCode {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int LONGEST_TYPED = 60;

    private CertificateCode() {}

    static String random() {
        return RANDOM.ints(LENGTH, 0, DIGITS.length())
                .mapToObj(digit -> String.valueOf(DIGITS.charAt(digit)))
                .collect(java.util.stream.Collectors.joining());
    }

    /** As it is printed: "7K3M-…". */
    static String written(String code) {
        return code.replaceAll("(.{4})(?!$)", "$1-");
    }

    /** What somebody typed off paper; never a code when it cannot be one. */
    static String read(String typed) {
        var plain = typed.length() > LONGEST_TYPED ? "" : typed.toUpperCase(Locale.ROOT);
        return plain.replaceAll("[^0-9A-Z]", "").replace('O', '0').replaceAll("[IL]", "1");
    }
}
