package io.stackctl.docker.registry;

import java.util.regex.Pattern;

/** What the name of a host says about where it is. */
final class Hosts {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1\\]");
    private static final Pattern PORT = Pattern.compile(":[0-9]+$");

    private Hosts() {}

    /**
     * Whether it is this machine.
     *
     * @param host with a port, or without
     */
    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(PORT.matcher(host).replaceFirst("")).matches();
    }
}
