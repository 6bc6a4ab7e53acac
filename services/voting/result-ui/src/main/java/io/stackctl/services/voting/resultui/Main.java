package io.stackctl.services.voting.resultui;

import io.stackctl.services.kit.Service;

/** Serves the Vue page in {@code src/main/resources/web}; the page asks result through here. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        Service.run("result-ui", Settings.class, Main::define);
    }

    static void define(Service service, Settings settings) {
        service.forward("/api", settings.backend());
        service.assets("/web");
    }
}
