package io.stackctl.model;

import java.util.regex.Pattern;

/**
 * The credentials of addresses within a text, such as {@code shop:pw} in {@code
 * postgres://shop:pw@db/shop}. A password may have an at sign itself, so they go up to the last one
 * before the path.
 */
public final class AddressCredentials {

    private static final Pattern WHOLE = Pattern.compile("://[^/\\s]*@");
    private static final Pattern PASSWORD = Pattern.compile("(://[^/@:\\s]*):[^/\\s]*@");

    private AddressCredentials() {}

    /** The text with {@code ***} in the place of them. */
    public static String hidden(String text) {
        return WHOLE.matcher(text).replaceAll("://***@");
    }

    /**
     * The text without the passwords; users stay.
     *
     * @param mask what stands in the place of each, without {@code $} and backslash
     */
    public static String withoutPassword(String text, String mask) {
        return PASSWORD.matcher(text).replaceAll("$1:" + mask + "@");
    }
}
