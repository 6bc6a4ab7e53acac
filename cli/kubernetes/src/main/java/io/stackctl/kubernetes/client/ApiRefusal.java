package io.stackctl.kubernetes.client;

import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.EngineFailure.Kind;
import io.stackctl.failure.StackException;
import java.util.Locale;

/** Why a cluster does not do what it was asked to, and what helps. */
public final class ApiRefusal {

    private static final String GATEWAYS = "gateway.networking.k8s.io";

    private ApiRefusal() {}

    static EngineFailure of(ApiAnswer answer) {
        return switch (answer.code()) {
            case 401 ->
                    failure(
                            Kind.UNAUTHORIZED,
                            answer,
                            "the cluster does not know who you are",
                            "log in anew, and look at the user of the context: kubectl config view"
                                    + " --minify");
            case 403 ->
                    failure(
                            Kind.UNAUTHORIZED,
                            answer,
                            "the cluster does not let you " + asked(answer),
                            "a Role and a RoleBinding allow it; kubectl auth can-i --list says what"
                                    + " you may");
            case 404 -> missing(answer);
            case 409 ->
                    failure(
                            Kind.CONFLICT,
                            answer,
                            "somebody else was first",
                            "run this again: it looks at it anew");
            case 422, 400 -> failure(Kind.INVALID, answer, "the cluster refuses it", "");
            case 429, 503, 504 ->
                    failure(
                            Kind.OTHER,
                            answer,
                            "the cluster has no time (" + answer.code() + ")",
                            "try it again later");
            default ->
                    failure(Kind.OTHER, answer, "the cluster failed (" + answer.code() + ")", "");
        };
    }

    private static EngineFailure missing(ApiAnswer answer) {
        if (answer.isMissingNamespace()) {
            var name = answer.body().path("details").path("name").asString("");
            return new EngineFailure(
                    Kind.NOT_FOUND,
                    "there is no namespace '" + name + "' in the cluster",
                    0,
                    "make it: kubectl create namespace " + name);
        }
        if (answer.isUnknownKind()) {
            return unknown(kind(answer.request().path().text()));
        }
        return failure(Kind.NOT_FOUND, answer, "the cluster does not have it", "");
    }

    /** What the cluster does not know, such as {@code gateway.networking.k8s.io/v1 Gateway}. */
    public static EngineFailure unknown(String what) {
        return new EngineFailure(
                Kind.UNSUPPORTED,
                "the cluster does not know " + what,
                0,
                what.contains(GATEWAYS)
                        ? "have the Gateway API's definitions installed, with a controller for it"
                        : "it needs a Kubernetes of 1.23 at least");
    }

    /** {@code deployments of apps/v1}. */
    private static String kind(String path) {
        var parts = path.replaceFirst("[?].*", "").split("/", -1);
        int plural = path.contains("/namespaces/") ? indexOf(parts, "namespaces") + 2 : -1;
        boolean named = plural > 0 && plural < parts.length;
        var version = parts[1].equals("api") ? parts[2] : parts[2] + "/" + parts[3];
        return (named ? parts[plural] + part(parts, plural + 2) + " of " : "") + version;
    }

    /** What of an object it is about, such as {@code /log}, which has a right of its own. */
    private static String part(String[] parts, int index) {
        return index < parts.length ? "/" + parts[index] : "";
    }

    private static int indexOf(String[] parts, String part) {
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].equals(part)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a cluster did not answer, or had no time: another try may find it better. */
    public static boolean isOutage(StackException e) {
        return e.failure() instanceof EngineFailure failure
                && (failure.kind() == Kind.UNREACHABLE || failure.kind() == Kind.OTHER);
    }

    /** Whether no other try finds it better: the user may not, or it is no cluster. */
    public static boolean isFinal(StackException e) {
        return e.failure() instanceof EngineFailure failure
                && (failure.kind() == Kind.UNAUTHORIZED || failure.kind() == Kind.FOREIGN);
    }

    /** {@code patch deployments of apps/v1}, in the words that rules of a Role are made of. */
    private static String asked(ApiAnswer answer) {
        var request = answer.request();
        var path = request.path().text();
        var verb = request.method().toLowerCase(Locale.ROOT);
        if (verb.equals("get") && isList(path)) {
            verb = path.contains("watch=true") ? "watch" : "list";
        }
        return verb + " " + kind(path);
    }

    private static boolean isList(String path) {
        var parts = path.replaceFirst("[?].*", "").split("/", -1);
        return parts.length == indexOf(parts, "namespaces") + 3;
    }

    private static EngineFailure failure(Kind kind, ApiAnswer answer, String what, String help) {
        var told = Words.cut(answer.message());
        return new EngineFailure(kind, told.isEmpty() ? what : what + ": " + told, 0, help);
    }
}
