package io.stackctl.docker.transport;

import io.stackctl.docker.key.KeyException;
import io.stackctl.docker.key.PemKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * How a connection is protected. Whoever has such settings speaks TLS or fails: nothing falls back
 * to a plain connection.
 *
 * @param folder where {@code ca.pem}, {@code cert.pem} and {@code key.pem} may lie. Without the
 *     first, Java's own certificate authorities count; without the others, the client shows no
 *     certificate
 * @param verified whether the engine has to show a certificate of such an authority, made out to
 *     its host. Not so where a context says {@code SkipTLSVerify}
 * @param files files elsewhere, by the name of the one in the folder that they stand for
 */
public record TlsSettings(Optional<Path> folder, boolean verified, Map<String, Path> files) {

    public TlsSettings {
        files = Map.copyOf(files);
    }

    /** Settings with no files but those in the folder. */
    public TlsSettings(Optional<Path> folder, boolean verified) {
        this(folder, verified, Map.of());
    }

    private static final int LARGEST_FILE = 1024 * 1024;

    /** The stores never leave this process. */
    private static final char[] NO_PASSWORD = new char[0];

    /**
     * Reads the files.
     *
     * @throws IOException when one of them cannot be used; the message names it
     */
    SSLContext context() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(), trust(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificates" + place() + " do not fit together", e);
        }
    }

    private String place() {
        return folder.map(path -> " in " + path).orElse("");
    }

    private TrustManager[] trust() throws IOException, GeneralSecurityException {
        if (!verified) {
            return new TrustManager[] {new TrustingManager()};
        }
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities());
        return factory.getTrustManagers();
    }

    /** Null stands for Java's own. */
    private @Nullable KeyStore authorities() throws IOException, GeneralSecurityException {
        Path file = file("ca.pem");
        if (file == null) {
            return null;
        }
        KeyStore store = emptyStore();
        int number = 0;
        for (Certificate certificate : certificates(file)) {
            store.setCertificateEntry("ca-" + number, certificate);
            number++;
        }
        return store;
    }

    /** Null where the client has none to show. */
    private KeyManager @Nullable [] keys() throws IOException, GeneralSecurityException {
        Path certificate = file("cert.pem");
        Path key = file("key.pem");
        if (certificate == null || key == null) {
            return null;
        }
        KeyStore store = emptyStore();
        store.setKeyEntry(
                "client",
                key(key),
                NO_PASSWORD,
                certificates(certificate).toArray(new Certificate[0]));
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file) throws IOException {
        byte[] pem = text(file).getBytes(StandardCharsets.US_ASCII);
        try {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(pem));
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException e) {
            throw new IOException(file + " holds no certificate", e);
        }
        throw new IOException(file + " holds no certificate");
    }

    /** Reads the first private key, in any of the forms that OpenSSL writes. */
    private static PrivateKey key(Path file) throws IOException {
        try {
            return PemKey.find(text(file)).pkcs8().key();
        } catch (KeyException e) {
            throw e.of(file);
        }
    }

    private @Nullable Path file(String name) {
        Path named = files.get(name);
        if (named != null) {
            return named;
        }
        Path file = folder.map(path -> path.resolve(name)).orElse(null);
        return file != null && Files.exists(file) ? file : null;
    }

    private static String text(Path file) throws IOException {
        try (var input =
                new BoundedInput(Files.newInputStream(file), file.toString(), LARGEST_FILE)) {
            return new String(input.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (BadAnswerException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(file + " cannot be read", e);
        }
    }
}
