package io.stackctl.model.service;

import java.util.Set;
import java.util.regex.Pattern;

/** Tells hardware addresses of networks from other text. */
public final class MacAddress {

    private static final Set<Integer> BYTES = Set.of(6, 8, 20);
    private static final Pattern PAIRS = Pattern.compile("(?i)[0-9a-f]{2}(?:[:-][0-9a-f]{2})+");
    private static final Pattern FOURS = Pattern.compile("(?i)[0-9a-f]{4}(?:\\.[0-9a-f]{4})+");

    private MacAddress() {}

    /**
     * Whether it is one of 6, 8 or 20 bytes: {@code 02:42:ac:11:00:02}, {@code 02-42-ac-11-00-02}
     * or {@code 0242.ac11.0002}.
     */
    public static boolean isValid(String text) {
        if (PAIRS.matcher(text).matches()) {
            return BYTES.contains((text.length() + 1) / 3)
                    && !(text.contains(":") && text.contains("-"));
        }
        return FOURS.matcher(text).matches() && BYTES.contains(2 * (text.length() + 1) / 5);
    }
}
