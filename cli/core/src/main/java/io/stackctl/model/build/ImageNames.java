package io.stackctl.model.build;

import java.util.Locale;

/** Compares the names of images, of which each has several ways to be written. */
public final class ImageNames {

    private ImageNames() {}

    /**
     * The shortest form with a tag or digest: {@code debian:latest} for {@code
     * docker.io/library/debian}, {@code debian} and {@code index.docker.io/library/debian:latest}.
     */
    public static String normal(String reference) {
        var name = reference;
        for (var prefix :
                new String[] {"docker.io/", "index.docker.io/", "registry-1.docker.io/"}) {
            if (name.startsWith(prefix)) {
                name = name.substring(prefix.length());
                break;
            }
        }
        if (name.startsWith("library/")) {
            name = name.substring("library/".length());
        }
        var lastPart = name.substring(name.lastIndexOf('/') + 1);
        return lastPart.contains(":") || name.contains("@")
                ? name
                : name.toLowerCase(Locale.ROOT) + ":latest";
    }

    /** Whether two names mean the same image. */
    public static boolean same(String one, String other) {
        return normal(one).equals(normal(other));
    }
}
