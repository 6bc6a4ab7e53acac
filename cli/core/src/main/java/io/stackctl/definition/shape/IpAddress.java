package io.stackctl.definition.shape;

/** Tells IP addresses from other text, without asking a name server. */
final class IpAddress {

    private IpAddress() {}

    static boolean isValid(String text) {
        return text.indexOf(':') < 0 ? isV4(text) : isV6(text);
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
