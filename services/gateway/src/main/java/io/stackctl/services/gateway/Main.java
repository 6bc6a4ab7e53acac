package io.stackctl.services.gateway;

import io.stackctl.services.gateway.asking.Asking;
import io.stackctl.services.gateway.asking.PeerQuestions;
import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.dashboard.Dashboard;
import io.stackctl.services.gateway.discovery.ContainerNames;
import io.stackctl.services.gateway.discovery.Discovery;
import io.stackctl.services.gateway.discovery.EngineApi;
import io.stackctl.services.gateway.proxy.AccessLog;
import io.stackctl.services.gateway.proxy.ProxyServer;
import io.stackctl.services.kit.Service;
import java.io.IOException;
import java.nio.file.Path;

/** The gateway: requests on one port, the dashboard and its admin calls on another. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Service.run("gateway", Settings.class, Main::define);
    }

    private static void define(Service service, Settings settings) throws IOException {
        var fleet = new Fleet();
        var engine = new EngineApi(Path.of(settings.dockerSocket()));
        var discovery =
                new Discovery(
                        engine, settings.discoveryScope(), fleet, service.log(), service.port());
        var proxy =
                new ProxyServer(
                        fleet,
                        settings.limits(),
                        settings.trustedProxies(),
                        new AccessLog(service.log(), settings.accessLog()),
                        service.log());
        var names = new ContainerNames(engine);
        new Dashboard(fleet, discovery, names, proxy, settings.adminToken()).addTo(service);
        new PeerQuestions(discovery.news(), service).addTo(service);
        new Asking(fleet, discovery, settings.limits(), service).addTo(service);
        service.answersOnlyTo(settings.dashboardHosts());
        service.healthy(discovery::check);
        service.closes(proxy);
        // What many containers say takes a while to be read, and all virtual threads share a
        // carrier.
        Thread.ofPlatform().daemon().name("discovery").start(discovery);
        proxy.start(settings.proxyPort().number(), service.port());
        service.log().info("taking requests", "port", proxy.port());
    }
}
