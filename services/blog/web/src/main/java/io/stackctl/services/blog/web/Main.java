package io.stackctl.services.blog.web;

import io.stackctl.services.kit.Service;

/**
 * The page, and what it asks for: reads of the service query, writes of posts and comments. All of
 * it has one origin, so the services behind need not know of browsers.
 */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        Service.run("web", Settings.class, Main::define);
    }

    static void define(Service service, Settings settings) {
        service.forward("/api/query", settings.query());
        service.forward("/api/posts", settings.posts());
        service.forward("/api/comments", settings.comments());
        service.assets("/web");
    }
}
