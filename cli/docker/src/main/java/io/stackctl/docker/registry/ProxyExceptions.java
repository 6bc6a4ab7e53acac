package io.stackctl.docker.registry;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;

/**
 * What {@code NO_PROXY} takes out, as Docker's own programs read it: {@code example.com} means its
 * sub-domains too, {@code .example.com} and {@code *.example.com} these alone, {@code 10.0.0.0/8} a
 * network, {@code *} everything; behind a name or an address may be a port.
 */
record ProxyExceptions(String list) {

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    /** Whether the list has it. */
    boolean have(URI uri) {
        var host = withoutBrackets(uri.getHost().toLowerCase(Locale.ROOT));
        int usual = uri.getScheme().equals("https") ? HTTPS_PORT : HTTP_PORT;
        int port = uri.getPort() < 0 ? usual : uri.getPort();
        for (var item : list.toLowerCase(Locale.ROOT).split(",", -1)) {
            if (isOf(item.strip(), host, port)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(String item, String host, int port) {
        int slash = item.indexOf('/');
        if (slash >= 0) {
            return isWithin(host, item.substring(0, slash), item.substring(slash + 1));
        }
        int colon = item.lastIndexOf(':');
        // An address of IPv6 has several, unless it is in brackets.
        boolean hasPort = colon >= 0 && (item.indexOf(':') == colon || item.startsWith("["));
        if (hasPort && !item.endsWith("]")) {
            return item.substring(colon + 1).equals(Integer.toString(port))
                    && isOf(item.substring(0, colon), host);
        }
        return isOf(item, host);
    }

    private static boolean isOf(String item, String host) {
        if (item.equals("*")) {
            return true;
        }
        var name = withoutBrackets(item.startsWith("*.") ? item.substring(1) : item);
        return !name.isEmpty()
                && (name.equals(host)
                        || host.endsWith(name.startsWith(".") ? name : "." + name)
                        || isWithin(host, name, ""));
    }

    /**
     * Whether an address is in a network.
     *
     * @param bits how many of its first ones count; empty for all
     */
    private static boolean isWithin(String host, String network, String bits) {
        var address = address(host);
        var base = address(network);
        if (address.length == 0 || address.length != base.length || !bits.matches("[0-9]{0,3}")) {
            return false;
        }
        int count = bits.isEmpty() ? base.length * Byte.SIZE : Integer.parseInt(bits);
        if (count > base.length * Byte.SIZE) {
            return false;
        }
        for (int bit = 0; bit < count; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((address[bit / Byte.SIZE] ^ base[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of an address; none of a name, which nobody is asked about. */
    private static byte[] address(String text) {
        try {
            return InetAddress.ofLiteral(text).getAddress();
        } catch (IllegalArgumentException name) {
            return new byte[0];
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }
}
