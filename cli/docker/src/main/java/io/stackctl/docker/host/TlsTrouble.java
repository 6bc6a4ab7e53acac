package io.stackctl.docker.host;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/** Says in plain words why TLS failed: Java's own name the classes that found out. */
final class TlsTrouble {

    private static final int DEEPEST_CAUSE = 10;

    private TlsTrouble() {}

    static String words(SSLException trouble, String host) {
        Throwable cause = trouble;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof CertificateExpiredException
                    || cause instanceof CertificateNotYetValidException) {
                return "its certificate is out of date";
            }
            cause = cause.getCause();
        }
        String message = String.valueOf(trouble.getMessage());
        if (message.contains("No subject alternative") || message.contains("No name matching")) {
            return "its certificate is not made out to " + host;
        }
        if (message.contains("PKIX")
                || message.contains("certification path")
                || message.contains("trustAnchors")) {
            return "its certificate comes from no authority that is trusted";
        }
        if (message.contains("Unsupported or unrecognized SSL message")) {
            return "it does not speak TLS";
        }
        if (message.contains("certificate_required") || message.contains("bad_certificate")) {
            return "it asks for a client's certificate, and takes none of ours";
        }
        return message.replaceAll("\\b(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:: )?", "");
    }
}
