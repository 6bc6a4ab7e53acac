package io.stackctl.services.gateway.discovery;

import io.stackctl.services.http.Budget;
import io.stackctl.services.http.Link;
import io.stackctl.services.http.SocketWire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Asks the other gateways of the same service, of whom some run on managers: the one that answered
 * last, those that it told of, and whoever the name of the service's tasks leads to.
 */
public final class Peers {
    /** What they are asked for. */
    public static final String PATH = "/api/swarm";

    private static final Duration CONNECT = Duration.ofSeconds(1);

    /** More than they keep an answer back for while there is nothing new. */
    private static final Duration SILENCE = Duration.ofSeconds(4);

    private final int port;
    private String last = "";
    private String version = "";
    private SwarmView view = SwarmView.NOTHING;

    Peers(int port) {
        this.port = port;
    }

    /**
     * What a manager has told one of them: at once when it is news, else after a moment.
     *
     * @param service by whose name they are found, such as {@code shop_gateway}
     * @param known where they were
     * @param own addresses that are not to be asked
     * @throws IOException when none answers
     */
    SwarmView view(String service, List<String> known, Collection<String> own) throws IOException {
        var tried = new HashSet<>(own);
        tried.add(""); // nobody has answered yet
        var failure = new IOException("there is no other gateway of " + service);
        // The name is only looked up where those do not answer: it can take seconds to fail.
        for (var candidates :
                List.<Supplier<List<String>>>of(
                        () -> List.of(last), () -> known, () -> named(service))) {
            for (var address : candidates.get()) {
                if (tried.add(address)) {
                    try {
                        return ask(address);
                    } catch (IOException e) {
                        failure = e;
                    }
                }
            }
        }
        throw failure;
    }

    private static List<String> named(String service) {
        try {
            return Stream.of(InetAddress.getAllByName("tasks." + service))
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (UnknownHostException none) {
            return List.of();
        }
    }

    private SwarmView ask(String address) throws IOException {
        var path = PATH + "?known=" + URLEncoder.encode(version, StandardCharsets.UTF_8);
        var wire = SocketWire.unconnected();
        try (var link = Link.of(wire, Budget.unlimited())) {
            wire.connect(new InetSocketAddress(InetAddress.ofLiteral(address), port), CONNECT);
            link.in().eachWithin(SILENCE);
            Question.ask(link, address, path);
            var answer = Question.answer(link, path, EngineApi.LONGEST_SWARM_LIST);
            var told = answer.get("version").text();
            if (told.isEmpty()) {
                // Whoever has got the address by now, or a gateway of before there were such views.
                throw new IOException("it does not tell of the swarm");
            }
            if (!told.equals(version)) {
                view = SwarmView.of(answer.get("view"));
                version = told;
            }
            last = address;
            return view;
        } catch (IOException | RuntimeException e) {
            throw new IOException("the gateway at " + address + ": " + e.getMessage(), e);
        }
    }
}
