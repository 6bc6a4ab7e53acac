package io.stackctl.docker.api;

import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.EngineFailure.Kind;

/** Makes a failure of the engine's refusal: what sort it is, and what to do about it. */
public final class Refusal {

    /** The engine's own words may name long paths; more than this, nobody reads. */
    private static final int LONGEST_MESSAGE = 1000;

    /** Of words that are no engine's. */
    private static final int LONGEST_EXCERPT = 200;

    private Refusal() {}

    /**
     * Classifies a refusal.
     *
     * @param status the HTTP status; 0 for an error within a stream of progress
     * @param message the engine's own words
     */
    public static EngineFailure of(int status, String message) {
        Kind kind = kind(status, message);
        return new EngineFailure(
                kind, cut(message, LONGEST_MESSAGE), status, remedy(kind, message));
    }

    /** The first line of foreign words, or what can be shown of it. */
    static String excerpt(String words) {
        int end = words.indexOf('\n');
        return cut(end < 0 ? words : words.substring(0, end).strip(), LONGEST_EXCERPT);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }

    // The engine has no codes for what went wrong: beyond the status, its words are all there is.
    private static Kind kind(int status, String message) {
        if (has(message, "no space left on device") || has(message, "disk quota exceeded")) {
            return Kind.NO_SPACE;
        }
        if (has(message, "port is already allocated") || has(message, "address already in use")) {
            return Kind.PORT_IN_USE;
        }
        // With containerd's image store these words come behind others, of a repository that may
        // not
        // exist.
        if (has(message, "no basic auth credentials")) {
            return Kind.UNAUTHORIZED;
        }
        if (has(message, "No such image")
                || has(message, "manifest unknown")
                || (has(message, "manifest for") && has(message, "not found"))
                || (has(message, "failed to resolve reference") && message.endsWith(": not found"))
                || has(message, "repository does not exist")
                || has(message, "An image does not exist locally")) {
            return Kind.NO_SUCH_IMAGE;
        }
        if (status == 401
                || has(message, "unauthorized")
                || has(message, "access to the resource is denied")
                || has(message, "denied: ")) {
            return Kind.UNAUTHORIZED;
        }
        if (has(message, "is already in use by container")
                || (has(message, "network with name") && has(message, "already exists"))) {
            return Kind.NAME_IN_USE;
        }
        return switch (status) {
            case 400 -> Kind.INVALID;
            case 404 -> Kind.NOT_FOUND;
            case 409 -> Kind.CONFLICT;
            default -> Kind.OTHER;
        };
    }

    private static String remedy(Kind kind, String message) {
        return switch (kind) {
            case NO_SPACE ->
                    "make room: docker system df shows what takes it, docker image prune and docker"
                            + " builder prune free it";
            case PORT_IN_USE ->
                    "stop what uses the port (ss -ltnp shows it), or publish another one";
            case NO_SUCH_IMAGE ->
                    has(message, "pull access denied")
                            ? "check the image's name; for a private one, log in: docker login"
                            : "check the image's name and tag, or build it";
            case UNAUTHORIZED -> "log in to the registry: docker login HOST";
            case NAME_IN_USE -> "remove or rename what has the name, or choose another one";
            case UNSUPPORTED -> "upgrade the engine";
            case INVALID, OTHER -> remedyByWords(message);
            case UNREACHABLE, CONNECTION_LOST, FOREIGN, NOT_FOUND, CONFLICT -> "";
        };
    }

    private static String remedyByWords(String message) {
        // Podman has the program's name in between.
        if (has(message, "executable file") && has(message, "not found")) {
            return "the image has no such program: check command and entrypoint";
        }
        if (has(message, "bind source path does not exist")) {
            return "create it, or have it created: bind.create_host_path: true";
        }
        if (has(message, "/v2/\": ")) {
            return "the image's registry does not answer: check the image's name, the network and"
                    + " the proxy, or bring the image yourself: docker load";
        }
        return "";
    }

    private static boolean has(String message, String words) {
        return message.contains(words);
    }
}
