package io.stackctl.docker.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which proxy leads to a registry, by the variables that name them. */
class ProxyVariablesTest {

    private static final Path HERE = Path.of("/");

    private static List<Proxy> select(String uri, Map<String, String> variables) {
        return new ProxyVariables(new Settings(variables, HERE, HERE, HERE))
                .select(URI.create(uri));
    }

    @ParameterizedTest
    @CsvSource({"http://proxy:3128, 3128", "proxy:3128, 3128", "http://me:secret@proxy, 80"})
    void a_proxy_is_named_with_or_without_a_scheme(String named, int port) {
        var proxy = select("https://example.com/v2/", Map.of("https_proxy", named)).getFirst();

        assertEquals(InetSocketAddress.createUnresolved("proxy", port), proxy.address());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost:5000/", "https://a.example.com/", "https://b.org/"})
    void nothing_here_and_nothing_that_is_excepted_is_asked_through_it(String uri) {
        var variables = Map.of("HTTPS_PROXY", "proxy:1", "NO_PROXY", "example.com, B.org");

        assertEquals(List.of(Proxy.NO_PROXY), select(uri, variables));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, https://10.1.2.3:5000/, true",
        "10.0.0.0/8, https://11.1.2.3/, false",
        "10.1.2.128/25, https://10.1.2.127/, false",
        "10.0.0.0/33, https://10.0.0.0/, false",
        "10.0.0.0/8, https://registry.example/, false",
        "fd00::/8, 'https://[fd00::1]:5000/', true",
        "fd00:0:0::1, 'https://[fd00::1]/', true",
        "'[fd00::1]:5000', 'https://[fd00::1]:5000/', true",
        "10.0.0.0/8, 'https://[fd00::1]/', false",
        "*.example.com, https://a.example.com/, true",
        "*.example.com, https://example.com/, false",
        ".example.com, https://example.com/, false",
        "example.com:443, https://example.com/, true",
        "example.com:443, https://a.example.com/, true",
        "example.com:5000, https://example.com/, false",
        "*, https://example.com/, true",
        "'/8,:5000,x/,[', https://example.com/, false"
    })
    void exceptions_are_names_addresses_and_networks(String list, String uri, boolean excepted) {
        var variables = Map.of("HTTPS_PROXY", "proxy:1", "NO_PROXY", list);

        assertEquals(excepted, select(uri, variables).equals(List.of(Proxy.NO_PROXY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a b", "http://me:secret@proxy:99999", "http://", "://"})
    void what_names_no_proxy_is_refused_without_its_password(String named) {
        var refused =
                assertThrows(
                        StackException.class,
                        () -> select("https://example.com/", Map.of("HTTPS_PROXY", named)));

        assertEquals("HTTPS_PROXY names no proxy", refused.failure().message());
    }

    @Test
    void each_scheme_has_its_own() {
        var variables = Map.of("HTTP_PROXY", "proxy:1");

        assertEquals(List.of(Proxy.NO_PROXY), select("https://example.com/", variables));
        assertEquals(Proxy.Type.HTTP, select("http://example.com/", variables).getFirst().type());
    }
}
