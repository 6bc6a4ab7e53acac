package io.stackctl.docker.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The certificate authorities that this machine trusts, as Docker's own programs take them: {@code
 * SSL_CERT_FILE}, or the system's bundle, where companies put their own. Without any, Java's.
 */
final class SystemTrust {

    private static final List<String> BUNDLES =
            List.of(
                    "/etc/ssl/certs/ca-certificates.crt",
                    "/etc/pki/tls/certs/ca-bundle.crt",
                    "/etc/ssl/ca-bundle.pem",
                    "/etc/ssl/cert.pem");

    private static final long LARGEST = 16L * 1024 * 1024;

    private SystemTrust() {}

    /**
     * Reads them.
     *
     * @param chosen a file that the user names, or empty
     */
    static SSLContext context(String chosen) throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            var factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities(chosen));
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the machine's certificate authorities cannot be read", e);
        }
    }

    /** Null stands for Java's own. */
    private static @Nullable KeyStore authorities(String chosen)
            throws IOException, GeneralSecurityException {
        for (var name : chosen.isEmpty() ? BUNDLES : List.of(chosen)) {
            var file = Path.of(name);
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                return store(file);
            }
        }
        return null;
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var input = Files.newInputStream(file)) {
            var number = 0;
            for (var authority :
                    CertificateFactory.getInstance("X.509").generateCertificates(input)) {
                store.setCertificateEntry("ca-" + number, authority);
                number++;
            }
        }
        return store;
    }
}
