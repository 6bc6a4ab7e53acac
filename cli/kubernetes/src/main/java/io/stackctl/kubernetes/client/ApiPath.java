package io.stackctl.kubernetes.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A path of the API, with what is asked behind it.
 *
 * @param text such as {@code /apis/apps/v1/namespaces/shop/deployments?limit=500}
 */
public record ApiPath(String text) {

    /**
     * The objects of a kind in a namespace; in all of them with an empty one.
     *
     * @param plural such as {@code deployments}
     */
    public static ApiPath of(String apiVersion, String namespace, String plural) {
        var root = apiVersion.contains("/") ? "/apis/" : "/api/";
        var place = namespace.isEmpty() ? "" : "/namespaces/" + encoded(namespace);
        return new ApiPath(root + apiVersion + place + "/" + plural);
    }

    /** Something below it, such as one object by its name. */
    public ApiPath child(String name) {
        return new ApiPath(text + "/" + encoded(name));
    }

    /** The same with something asked. */
    public ApiPath query(String key, String value) {
        return new ApiPath(text + (text.contains("?") ? "&" : "?") + key + "=" + encoded(value));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text;
    }
}
