package io.stackctl.model.service;

/** Tells IP addresses from other text, without asking a name server. */
public final class IpAddress {

    private IpAddress() {}

    /** Whether it is an address such as {@code 127.0.0.1} or {@code ::1}, without a zone. */
    public static boolean isValid(String text) {
        return text.indexOf(':') < 0 ? isV4(text) : isV6(text);
    }

    /** The same, where {@code fe80::1%eth0} may name a zone. */
    public static boolean isValidWithZone(String text) {
        var zone = text.indexOf('%');
        return zone < 0 ? isValid(text) : zone < text.length() - 1 && isV6(text.substring(0, zone));
    }

    /** Whether it is a network such as {@code 10.5.0.0/16}. */
    public static boolean isNetwork(String text) {
        var slash = text.lastIndexOf('/');
        var bits = text.substring(slash + 1);
        return slash > 0
                && isValid(text.substring(0, slash))
                && bits.matches("0|[1-9][0-9]{0,2}")
                && Integer.parseInt(bits) <= (text.indexOf(':') < 0 ? 32 : 128);
    }

    private static boolean isV4(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (var part : parts) {
            if (part.isEmpty()
                    || part.length() > 3
                    || (part.length() > 1 && part.charAt(0) == '0')
                    || !part.chars().allMatch(c -> c >= '0' && c <= '9')
                    || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean isV6(String text) {
        if (text.indexOf(':') < 0) {
            return false;
        }
        var groups = text;
        var wanted = 8;
        var lastColon = text.lastIndexOf(':');
        if (text.indexOf('.', lastColon) >= 0) {
            if (!isV4(text.substring(lastColon + 1))) {
                return false;
            }
            // The last two groups are written as an IPv4 address.
            groups = text.substring(0, lastColon + 1) + "0:0";
        }
        var gap = groups.indexOf("::");
        if (gap < 0) {
            return countGroups(groups) == wanted;
        }
        var before = groups.substring(0, gap);
        var after = groups.substring(gap + 2);
        var left = before.isEmpty() ? 0 : countGroups(before);
        var right = after.isEmpty() ? 0 : countGroups(after);
        return left >= 0 && right >= 0 && left + right < wanted;
    }

    /** The number of hexadecimal groups; -100 if one is none. */
    private static int countGroups(String text) {
        var groups = text.split(":", -1);
        for (var group : groups) {
            if (group.isEmpty()
                    || group.length() > 4
                    || !group.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
                return -100;
            }
        }
        return groups.length;
    }
}
