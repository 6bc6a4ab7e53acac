package io.stackctl.docker.transport;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for tests. */
public final class TestAuthority {

    private static final Duration DAY = Duration.ofDays(1);

    /** Bits of another curve than that of all other keys. */
    private static final int CURVE = 384;

    private static final char[] PASSWORD = "test".toCharArray();

    private final X500Name name;
    private final KeyPair keys = keys();
    private final X509Certificate certificate;

    public TestAuthority(String name) throws Exception {
        this.name = new X500Name("CN=" + name);
        var builder = builder(this.name, keys);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        this.certificate = signed(builder);
    }

    /** A certificate made out to an IP address or, where it has letters, a host. */
    private X509Certificate issue(KeyPair owner, String host) throws Exception {
        var builder = builder(new X500Name("CN=" + host), owner);
        int kind =
                host.chars().anyMatch(Character::isLetter)
                        ? GeneralName.dNSName
                        : GeneralName.iPAddress;
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(kind, host)));
        return signed(builder);
    }

    private X509v3CertificateBuilder builder(X500Name subject, KeyPair owner) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(now.minus(DAY)),
                Date.from(now.plus(DAY)),
                subject,
                owner.getPublic());
    }

    private X509Certificate signed(X509v3CertificateBuilder builder)
            throws OperatorCreationException, GeneralSecurityException, IOException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        try (var der = new java.io.ByteArrayInputStream(builder.build(signer).getEncoded())) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(der);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        return keys("EC", 256);
    }

    private static KeyPair keys(String algorithm, int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    /** Writes {@code ca.pem}. */
    public void writeTo(Path folder) throws Exception {
        write(folder.resolve("ca.pem"), "CERTIFICATE", certificate.getEncoded());
    }

    /** Writes {@code cert.pem} and {@code key.pem} of a client. */
    void writeClientTo(Path folder) throws Exception {
        KeyPair client = keys();
        write(folder.resolve("cert.pem"), "CERTIFICATE", issue(client, "client").getEncoded());
        write(folder.resolve("key.pem"), "PRIVATE KEY", client.getPrivate().getEncoded());
    }

    /** The same with a key of {@code openssl}'s older form for a sort, which is EC or RSA. */
    void writeClientTo(Path folder, String algorithm) throws Exception {
        KeyPair client = keys(algorithm, algorithm.equals("RSA") ? 2048 : CURVE);
        write(folder.resolve("cert.pem"), "CERTIFICATE", issue(client, "client").getEncoded());
        var key = PrivateKeyInfo.getInstance(client.getPrivate().getEncoded());
        var inner = key.parsePrivateKey();
        write(
                folder.resolve("key.pem"),
                algorithm + " PRIVATE KEY",
                algorithm.equals("RSA")
                        ? inner.toASN1Primitive().getEncoded()
                        : new ECPrivateKey(
                                        CURVE,
                                        ECPrivateKey.getInstance(inner).getKey(),
                                        key.getPrivateKeyAlgorithm().getParameters())
                                .getEncoded());
    }

    private static void write(Path file, String kind, byte[] der) throws IOException {
        String encoded = Base64.getMimeEncoder().encodeToString(der);
        Files.writeString(
                file,
                "-----BEGIN " + kind + "-----\n" + encoded + "\n-----END " + kind + "-----\n",
                StandardCharsets.US_ASCII);
    }

    /** What a server of that name shows. It takes clients with a certificate of this authority. */
    SSLContext server(String host) throws Exception {
        KeyPair server = keys();
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry(
                "server",
                server.getPrivate(),
                PASSWORD,
                new Certificate[] {issue(server, host), certificate});
        var shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        shown.init(store, PASSWORD);
        KeyStore own = KeyStore.getInstance(KeyStore.getDefaultType());
        own.load(null, null);
        own.setCertificateEntry("ca", certificate);
        var taken = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        taken.init(own);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown.getKeyManagers(), taken.getTrustManagers(), null);
        return context;
    }
}
