package io.stackctl.docker.host;

import java.util.Optional;

/**
 * A name or address and a port.
 *
 * @param host an IPv6 address without its brackets
 * @param port 0 when there is none
 */
record HostPort(String host, int port) {

    private static final int LONGEST_HOST = 253;
    private static final int LARGEST_PORT = 65_535;

    /** Reads {@code host}, {@code host:22}, {@code 192.0.2.1:22} or {@code [2001:db8::1]:22}. */
    static Optional<HostPort> of(String authority) {
        boolean bracketed = authority.startsWith("[");
        int end = bracketed ? authority.indexOf(']') + 1 : authority.indexOf(':');
        if (bracketed && end == 0) {
            return Optional.empty();
        }
        String host = end < 0 ? authority : authority.substring(0, end);
        String rest = authority.substring(host.length());
        int port = port(rest);
        String name = bracketed ? host.substring(1, host.length() - 1) : host;
        boolean valid = bracketed ? isIpv6(name) : isName(name);
        return valid && port >= 0 ? Optional.of(new HostPort(name, port)) : Optional.empty();
    }

    /** An address as it stands in front of a port. */
    static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** Reads {@code :22}; 0 for nothing, -1 for anything else. */
    private static int port(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (text.charAt(0) != ':' || text.length() < 2 || text.length() > 6) {
            return -1;
        }
        int port = 0;
        for (int i = 1; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            port = port * 10 + digit;
        }
        return port == 0 || port > LARGEST_PORT ? -1 : port;
    }

    /** Letters, digits, dots, hyphens and underscores; never what a program takes for a flag. */
    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && "-._".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_HOST && text.charAt(0) != '-';
    }

    /** Hexadecimal digits, colons and dots, perhaps with a zone such as {@code %eth0}. */
    private static boolean isIpv6(String text) {
        int percent = text.indexOf('%');
        String address = percent < 0 ? text : text.substring(0, percent);
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (Character.digit(c, 16) < 0 && c != ':' && c != '.') {
                return false;
            }
        }
        boolean zoned = percent < 0 || isName(text.substring(percent + 1));
        return address.indexOf(':') >= 0 && address.length() <= 45 && zoned;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
