package io.stackctl.model.service;

import io.stackctl.failure.InvalidValueException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Ports that are open to other containers.
 *
 * @param first the lowest, 0 to 65535
 * @param last the highest; the first where it is one port
 * @param protocol in lower case
 */
public record ExposedPorts(int first, int last, String protocol) {

    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,6})(?:-([0-9]{1,6}))?(?:/([^/]*))?");

    /**
     * Parses {@code 80}, {@code 53/udp} or {@code 3000-3005/tcp}; without a protocol it is tcp.
     *
     * @throws InvalidValueException for anything else
     */
    public static ExposedPorts of(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw invalid(text);
        }
        var first = Integer.parseInt(form.group(1));
        var last = form.group(2) == null ? first : Integer.parseInt(form.group(2));
        if (last > 65535 || first > last) {
            throw invalid(text);
        }
        var protocol = form.group(3) == null ? "" : form.group(3).toLowerCase(Locale.ROOT);
        return new ExposedPorts(first, last, protocol.isEmpty() ? "tcp" : protocol);
    }

    /** Each of them as the engine names ports, such as {@code 3000/tcp}. */
    public List<String> each() {
        return IntStream.rangeClosed(first, last).mapToObj(port -> port + "/" + protocol).toList();
    }

    private static InvalidValueException invalid(String text) {
        return new InvalidValueException(
                "invalid port: " + text, "write it as PORT, PORT-PORT or PORT/udp");
    }
}
