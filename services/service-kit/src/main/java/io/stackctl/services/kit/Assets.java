package io.stackctl.services.kit;

import java.io.IOException;
import java.util.Map;
import java.util.zip.CRC32;

/** Files on the class path, served as they are: the pages, scripts and pictures of a front end. */
final class Assets implements Handler {
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "json", "application/json",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "ico", "image/x-icon",
                    "woff2", "font/woff2");

    private final String folder;

    private Assets(String folder) {
        this.folder = folder;
    }

    /**
     * The files under a folder of the class path, such as {@code /web}; a path that ends in / means
     * index.html.
     */
    static Assets in(String folder) {
        return new Assets(folder);
    }

    @Override
    public Response answer(Request request) throws IOException {
        var path = request.path().endsWith("/") ? request.path() + "index.html" : request.path();
        var type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (!request.method().matches("GET|HEAD")
                || type == null
                || path.contains("..")
                || path.contains("//")) {
            throw HttpError.notFound("there is no file " + request.path());
        }
        try (var file = Assets.class.getResourceAsStream(folder + path)) {
            if (file == null) {
                throw HttpError.notFound("there is no file " + request.path());
            }
            return cached(request, Response.bytes(type, file.readAllBytes()));
        }
    }

    /**
     * A browser that has the file already is told so (RFC 9110, 13.1.2): the next image may bring
     * another one.
     */
    private static Response cached(Request request, Response response) {
        if (!(response.body() instanceof Response.Body.Bytes(var content))) {
            return response;
        }
        var sum = new CRC32();
        sum.update(content);
        var tag = '"' + Long.toHexString(sum.getValue()) + '"';
        var answer =
                request.header("If-None-Match").filter(tag::equals).isPresent()
                        ? Response.empty().withStatus(304)
                        : response;
        return answer.withHeader("ETag", tag).withHeader("Cache-Control", "no-cache");
    }
}
