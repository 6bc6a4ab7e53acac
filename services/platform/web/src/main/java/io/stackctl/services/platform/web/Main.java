package io.stackctl.services.platform.web;

import io.stackctl.services.kit.Response;
import io.stackctl.services.kit.Service;
import java.io.IOException;
import java.util.Objects;

/** The page, and under {@code /api} the way to auth. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        Service.run("web", Settings.class, Main::define);
    }

    static void define(Service service, Settings settings) throws IOException {
        var auth = service.closes(new Auth(settings.authUrl(), settings.frontEndKey()));
        service.post("/api/signup", auth.call("/signup"));
        service.post("/api/activate", auth.call("/activate"));
        service.post("/api/login", auth.call("/login"));
        service.get("/api/session", auth.call("/session"));
        service.post("/api/logout", auth.call("/logout"));
        // Where magic links lead. The page itself then asks with POST: programs that look into
        // mails
        // and follow links, as virus scanners do, would otherwise use the link up.
        var page = page();
        service.get("/activate", _ -> page);
        service.assets("/web");
    }

    private static Response page() throws IOException {
        try (var file = Objects.requireNonNull(Main.class.getResourceAsStream("/web/index.html"))) {
            return Response.bytes("text/html; charset=utf-8", file.readAllBytes())
                    .withHeader("Cache-Control", "no-store");
        }
    }
}
