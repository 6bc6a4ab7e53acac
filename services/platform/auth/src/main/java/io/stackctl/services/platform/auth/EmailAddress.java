package io.stackctl.services.platform.auth;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A mail address in lower case, such as {@code ada@example.com}. Stricter than RFC 5322, which
 * allows much that no provider gives out: no quotes, no comments, no spaces.
 */
record EmailAddress(String value) {
    private static final int LONGEST = 254; // RFC 5321, 4.5.3.1.3, less the angle brackets
    private static final Pattern FORM =
            Pattern.compile(
                    "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})*");

    EmailAddress {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("is not a mail address such as ada@example.com");
        }
    }

    static EmailAddress of(String text) {
        return new EmailAddress(text.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return value;
    }
}
