package io.stackctl.services.gateway.proxy;

import io.stackctl.services.http.Headers;

/**
 * By what a client is known to belong to a revision, such as {@code r7:50}: the revision, and the
 * share in a thousand that it had. It says nothing else, so all clients of a revision have the same
 * and nobody is followed by it.
 *
 * @param share 0 where it is not known
 */
record RevisionCookie(String revision, int share) {
    static final RevisionCookie NONE = new RevisionCookie("", 0);

    private static final String NAME = "stackctl-rev-";

    /**
     * Longer than any revision's name, with room for what is wrong to be told from what is right.
     */
    private static final int LONGEST_VALUE = 100;

    /** The cookie's name is of one service, since several share a host. */
    static String name(String unit) {
        return NAME + Integer.toHexString(unit.hashCode());
    }

    /** The first one of the name; {@link #NONE} without. Heads are bounded, and so is this. */
    static RevisionCookie of(Headers request, String name) {
        for (var cookies : request.all("Cookie")) {
            for (int from = 0; from < cookies.length(); ) {
                int semicolon = cookies.indexOf(';', from);
                int end = semicolon < 0 ? cookies.length() : semicolon;
                while (from < end && cookies.charAt(from) == ' ') {
                    from++;
                }
                int value = from + name.length() + 1;
                if (value <= end
                        && cookies.startsWith(name, from)
                        && cookies.charAt(value - 1) == '=') {
                    return end - value > LONGEST_VALUE
                            ? NONE
                            : read(cookies.substring(value, end).strip());
                }
                from = end + 1;
            }
        }
        return NONE;
    }

    private static RevisionCookie read(String value) {
        int colon = value.indexOf(':');
        if (colon < 0) {
            return new RevisionCookie(value, 0);
        }
        var share = value.substring(colon + 1);
        return new RevisionCookie(
                value.substring(0, colon),
                share.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(share) : 0);
    }

    /** The value of Set-Cookie: until the browser ends, and not for scripts. */
    String print(String name, boolean secure) {
        return name
                + "="
                + revision
                + ":"
                + share
                + "; Path=/; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }
}
