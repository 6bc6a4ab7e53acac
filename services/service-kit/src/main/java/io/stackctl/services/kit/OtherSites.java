package io.stackctl.services.kit;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps pages of other sites from having a browser change something here. They can send a form to
 * every address that the browser reaches, one on its own machine included; but the browser says
 * where the page is from, and a page cannot make it say otherwise.
 */
final class OtherSites {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    /** This site's pages, and people who typed the address. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private OtherSites() {}

    /** Throws 403 for a request that a page of another site makes. */
    static void refuse(Request request) {
        if (!HARMLESS.contains(request.method()) && !isOwn(request)) {
            throw new HttpError(403, "only this site's own pages may ask this");
        }
    }

    private static boolean isOwn(Request request) {
        var site = request.header("Sec-Fetch-Site"); // Fetch Metadata, W3C
        if (site.isPresent()) {
            return OWN.contains(site.get());
        }
        // Programs that are no browsers send no origin.
        var origin = request.header("Origin");
        return origin.isEmpty() || isAt(origin.get(), calledBy(request));
    }

    /** What the browser's address line shows: a proxy that calls by another name says so. */
    private static Optional<String> calledBy(Request request) {
        var outside = request.header("X-Forwarded-Host");
        return outside.isPresent() ? outside : request.header("Host");
    }

    // Without regard to the scheme, which a proxy in front may have changed, and its default port.
    private static boolean isAt(String origin, Optional<String> host) {
        int scheme = origin.indexOf("://");
        return scheme >= 0
                && host.map(OtherSites::withoutDefaultPort)
                        .filter(withoutDefaultPort(origin.substring(scheme + 3))::equals)
                        .isPresent();
    }

    private static String withoutDefaultPort(String host) {
        return host.strip().toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
    }
}
