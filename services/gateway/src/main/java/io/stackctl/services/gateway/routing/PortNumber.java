package io.stackctl.services.gateway.routing;

/** Reads port numbers out of labels and variables. */
final class PortNumber {
    private PortNumber() {}

    static int of(String where, String text) {
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        throw new InvalidDeclarationException(
                where + " '" + text + "' is not a port from 1 to 65535");
    }
}
