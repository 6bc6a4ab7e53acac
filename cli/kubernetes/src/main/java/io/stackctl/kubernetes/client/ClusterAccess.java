package io.stackctl.kubernetes.client;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.local.Settings;
import io.stackctl.model.KubernetesPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which cluster is meant, and who one is there: by kubeconfig, or within a cluster by the account
 * of the pod.
 *
 * @param namespace where objects are
 */
public record ClusterAccess(Config config, String namespace) {

    /** Where a pod finds what its account may be known by. */
    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private static final String NAMESPACE = "STACKCTL_NAMESPACE";
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int TRIES = 3;

    /**
     * Finds it; nothing is asked yet.
     *
     * @param place what the command line or the definition says; the variable {@code
     *     STACKCTL_NAMESPACE} beats its namespace
     * @throws StackException when there is neither a kubeconfig nor a cluster around
     */
    public static ClusterAccess find(Settings settings, KubernetesPlace place) {
        var kubeconfig = Kubeconfig.read(settings);
        if (kubeconfig.isThere()) {
            var config = Config.fromKubeconfig(kubeconfig.context(place.context()).toString());
            return new ClusterAccess(
                    patient(config), namespace(settings, place, config.getNamespace()));
        }
        if (place.context().isEmpty() && !settings.variable("KUBERNETES_SERVICE_HOST").isEmpty()) {
            return ofPod(settings, place);
        }
        throw new StackException(
                new InvalidRequest(
                        "there is no kubeconfig: " + Kubeconfig.places(settings),
                        "name one by KUBECONFIG, or have ~/.kube/config: it says where the cluster"
                                + " is, and who you are there"));
    }

    private static ClusterAccess ofPod(Settings settings, KubernetesPlace place) {
        var host = settings.variable("KUBERNETES_SERVICE_HOST");
        var port = settings.variable("KUBERNETES_SERVICE_PORT");
        var config =
                new ConfigBuilder()
                        .withAutoConfigure(false)
                        .withMasterUrl(
                                "https://"
                                        + (host.contains(":") ? "[" + host + "]" : host)
                                        + (port.isEmpty() ? "" : ":" + port))
                        .withCaCertFile(ACCOUNT.resolve("ca.crt").toString())
                        // Tokens of pods are exchanged while they run.
                        .withOauthTokenProvider(() -> account("token"))
                        .build();
        var namespace = Files.exists(ACCOUNT.resolve("namespace")) ? account("namespace") : "";
        return new ClusterAccess(patient(config), namespace(settings, place, namespace));
    }

    private static String account(String file) {
        try {
            return InputFile.text(ACCOUNT.resolve(file)).strip();
        } catch (IOException e) {
            throw new StackException(
                    new InvalidRequest(
                            "this pod has no account of its cluster: " + e.getMessage(),
                            "have serviceAccountName, and automountServiceAccountToken, in its"
                                    + " template"),
                    e);
        }
    }

    private static String namespace(Settings settings, KubernetesPlace place, String usual) {
        var said = settings.variable(NAMESPACE);
        if (!said.isEmpty()) {
            return said;
        }
        if (!place.namespace().isEmpty()) {
            return place.namespace();
        }
        return usual == null || usual.isEmpty() ? "default" : usual;
    }

    private static Config patient(Config config) {
        config.setConnectionTimeout(PATIENCE_MILLIS / 3);
        config.setRequestTimeout(PATIENCE_MILLIS);
        config.setRequestRetryBackoffLimit(TRIES);
        return config;
    }
}
