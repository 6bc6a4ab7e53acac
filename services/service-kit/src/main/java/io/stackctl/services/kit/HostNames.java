package io.stackctl.services.kit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names by which a service may be called that is meant for its own machine and network. A page
 * of another site can have its name point to this machine, and would then be of the same origin as
 * the service (DNS rebinding); the {@code Host} field gives it away. Always allowed is what no site
 * can call itself: addresses, {@code localhost} and what ends so, and names without a dot, such as
 * those of services.
 *
 * @param more names beside these, in lower case and without a port
 */
public record HostNames(List<String> more) {
    private static final Pattern ADDRESS =
            Pattern.compile("\\[[0-9a-f:.]+]|[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    /** Parses a comma list, such as {@code inbox.example.com,mail.lan}; an empty text is none. */
    public static HostNames of(String text) {
        return new HostNames(
                Arrays.stream(text.split(","))
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    /** Whether it is one of them; {@code host} in lower case and without a port. */
    boolean include(String host) {
        return host.indexOf('.') < 0
                || host.endsWith(".localhost")
                || ADDRESS.matcher(host).matches()
                || more.contains(host);
    }
}
