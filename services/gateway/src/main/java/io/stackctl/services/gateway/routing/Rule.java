package io.stackctl.services.gateway.routing;

import java.util.Optional;

/**
 * Says whether a request is meant; the subset of Traefik's matchers that routes by host and path.
 */
public sealed interface Rule {
    /** {@code host} in lower case without a port, {@code path} without its query. */
    boolean matches(String host, String path);

    /** A host that it is for, where it names one; wildcards name none. */
    default Optional<String> anyHost() {
        return Optional.empty();
    }

    record Host(String name) implements Rule {
        @Override
        public boolean matches(String host, String path) {
            return host.equals(name);
        }

        @Override
        public Optional<String> anyHost() {
            return Optional.of(name);
        }
    }

    /** nginx-proxy's wildcards: {@code *.example.com} or {@code example.*}. */
    record HostWildcard(String pattern) implements Rule {
        @Override
        public boolean matches(String host, String path) {
            return pattern.startsWith("*")
                    ? host.length() >= pattern.length() && host.endsWith(pattern.substring(1))
                    : host.length() >= pattern.length()
                            && host.startsWith(pattern.substring(0, pattern.length() - 1));
        }
    }

    /**
     * Compares characters, as Traefik does: {@code /api} matches {@code /apiary} too, {@code /api/}
     * does not.
     */
    record PathPrefix(String prefix) implements Rule {
        @Override
        public boolean matches(String host, String path) {
            return path.startsWith(prefix);
        }
    }

    record Path(String exact) implements Rule {
        @Override
        public boolean matches(String host, String path) {
            return path.equals(exact);
        }
    }

    record And(Rule left, Rule right) implements Rule {
        @Override
        public boolean matches(String host, String path) {
            return left.matches(host, path) && right.matches(host, path);
        }

        @Override
        public Optional<String> anyHost() {
            return left.anyHost().or(right::anyHost);
        }
    }

    record Or(Rule left, Rule right) implements Rule {
        @Override
        public boolean matches(String host, String path) {
            return left.matches(host, path) || right.matches(host, path);
        }

        @Override
        public Optional<String> anyHost() {
            return left.anyHost().or(right::anyHost);
        }
    }

    record Not(Rule rule) implements Rule {
        @Override
        public boolean matches(String host, String path) {
            return !rule.matches(host, path);
        }
    }

    /** Parses a rule; throws {@link InvalidDeclarationException}. */
    static Rule of(String text) {
        return new RuleParser(text).parse();
    }
}
