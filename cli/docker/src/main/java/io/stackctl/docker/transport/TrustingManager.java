package io.stackctl.docker.transport;

import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Takes every certificate, as a context with {@code SkipTLSVerify} asks for in so many words. */
final class TrustingManager extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
        // Nobody is asked to be a client here.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
        // That is what was asked for.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        // Nobody is asked to be a client here.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        // That is what was asked for.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
        // Nobody is asked to be a client here.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
        // That is what was asked for.
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
