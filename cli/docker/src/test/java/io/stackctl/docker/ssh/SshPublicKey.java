package io.stackctl.docker.ssh;

import io.stackctl.docker.key.Der;
import io.stackctl.docker.key.KeyException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** The other side of a login: checks what an agent signed. */
final class SshPublicKey {

    private SshPublicKey() {}

    /** The algorithm that a signature is made with, if it is right. */
    static String verified(byte[] blob, byte[] data, byte[] signature) throws Exception {
        var fields = new SshReader(signature);
        var name = fields.text();
        var checker = Signature.getInstance(algorithm(name));
        checker.initVerify(key(new SshReader(blob)));
        checker.update(data);
        var bytes = fields.string();
        if (!checker.verify(name.startsWith("ecdsa") ? der(new SshReader(bytes)) : bytes)) {
            throw new AssertionError("wrong signature by " + name);
        }
        return name;
    }

    private static String algorithm(String name) {
        return switch (name) {
            case "ssh-ed25519" -> "Ed25519";
            case "ssh-rsa" -> "SHA1withRSA";
            case "rsa-sha2-256" -> "SHA256withRSA";
            case "rsa-sha2-512" -> "SHA512withRSA";
            case "ecdsa-sha2-nistp256" -> "SHA256withECDSA";
            case "ecdsa-sha2-nistp384" -> "SHA384withECDSA";
            case "ecdsa-sha2-nistp521" -> "SHA512withECDSA";
            default -> throw new AssertionError(name);
        };
    }

    private static byte[] der(SshReader numbers) throws KeyException {
        return Der.element(
                Der.SEQUENCE,
                Der.element(Der.INTEGER, numbers.big().toByteArray()),
                Der.element(Der.INTEGER, numbers.big().toByteArray()));
    }

    private static PublicKey key(SshReader blob) throws Exception {
        var name = blob.text();
        if (name.equals("ssh-ed25519")) {
            var head = HexFormat.of().parseHex("302a300506032b6570032100");
            var point = blob.string();
            var all = Arrays.copyOf(head, head.length + point.length);
            System.arraycopy(point, 0, all, head.length, point.length);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(all));
        }
        if (name.equals("ssh-rsa")) {
            var exponent = blob.big();
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(blob.big(), exponent));
        }
        return onCurve(blob.text(), blob.string());
    }

    private static PublicKey onCurve(String curve, byte[] point) throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(curve.replace("nistp", "secp") + "r1"));
        var half = (point.length + 1) / 2;
        return KeyFactory.getInstance("EC")
                .generatePublic(
                        new ECPublicKeySpec(
                                new ECPoint(
                                        new BigInteger(1, Arrays.copyOfRange(point, 1, half)),
                                        new BigInteger(
                                                1, Arrays.copyOfRange(point, half, point.length))),
                                parameters.getParameterSpec(ECParameterSpec.class)));
    }
}
