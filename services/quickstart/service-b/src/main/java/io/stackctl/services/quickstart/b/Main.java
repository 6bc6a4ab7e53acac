package io.stackctl.services.quickstart.b;

import io.stackctl.services.kit.Response;
import io.stackctl.services.kit.Service;

/** {@code GET /} is a welcome message, {@code GET /health} is 200, all else is 404. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        Service.run("service-b", Settings.class, Main::define);
    }

    static void define(Service service, Settings settings) {
        service.get("/", _ -> Response.text(settings.message()));
    }
}
