package io.stackctl.model;

import java.util.Locale;

/**
 * What an image runs on, in the normal form of its names (OCI image index specification, "platform
 * object"), so that {@code linux/arm64} and {@code linux/aarch64/v8} are one.
 *
 * @param os such as {@code linux}; empty where it is not said, which is any
 * @param architecture such as {@code arm64}; empty where it is not said, which is any
 * @param variant such as {@code v7}; empty for the usual one
 */
public record Platform(String os, String architecture, String variant) {

    /** Reads {@code os/architecture[/variant]}, or one of the first two alone. */
    public static Platform of(String text) {
        var parts = text.toLowerCase(Locale.ROOT).split("/", 3);
        if (parts.length == 1) {
            return isSystem(parts[0]) ? new Platform(parts[0], "", "") : normal("", parts[0], "");
        }
        return normal(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
    }

    private static boolean isSystem(String text) {
        return text.equals("linux") || text.equals("windows") || text.equals("darwin");
    }

    private static Platform normal(String os, String architecture, String variant) {
        return switch (architecture) {
            case "x86_64", "x86-64", "amd64" ->
                    new Platform(os, "amd64", variant.equals("v1") ? "" : variant);
            case "aarch64", "arm64" ->
                    new Platform(
                            os,
                            "arm64",
                            variant.equals("8") || variant.equals("v8") ? "" : variant);
            case "armhf" -> new Platform(os, "arm", "v7");
            case "armel" -> new Platform(os, "arm", "v6");
            case "arm" -> new Platform(os, "arm", armVariant(variant));
            case "i386" -> new Platform(os, "386", "");
            default -> new Platform(os, architecture, variant);
        };
    }

    private static String armVariant(String variant) {
        return switch (variant) {
            case "", "7" -> "v7";
            case "5", "6", "8" -> "v" + variant;
            default -> variant;
        };
    }

    /** Whether something for another platform is for this one. */
    public boolean isMetBy(Platform other) {
        return isMetBy(os, other.os)
                && isMetBy(architecture, other.architecture)
                && (architecture.isEmpty() || variant.equals(other.variant));
    }

    private static boolean isMetBy(String wanted, String is) {
        return wanted.isEmpty() || wanted.equals(is);
    }
}
