package io.stackctl.services.quickstart.c;

import io.stackctl.services.kit.Service;

/** Serves the Vue page in {@code src/main/resources/web}. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        Service.run("service-c", Settings.class, (service, _) -> service.assets("/web"));
    }
}
