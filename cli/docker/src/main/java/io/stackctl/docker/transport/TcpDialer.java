package io.stackctl.docker.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import javax.net.ssl.SSLContext;

/** Reaches an engine through TCP, with TLS where the target asks for it. */
public final class TcpDialer implements Dialer {

    private final TcpTarget target;

    public TcpDialer(TcpTarget target) {
        this.target = target;
    }

    @Override
    public Connection dial() throws IOException {
        Socket socket = connected();
        try {
            socket.setTcpNoDelay(true);
            SSLContext tls = target.tls();
            Socket used = tls == null ? socket : target.secured(socket, tls);
            return new SocketConnection(used, used.getInputStream(), used.getOutputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Tries all addresses of the host, one after the other. */
    private Socket connected() throws IOException {
        IOException refused = new UnknownHostException(target.host());
        for (InetAddress address : InetAddress.getAllByName(target.host())) {
            Socket socket = TcpTarget.newSocket();
            try {
                socket.connect(
                        new InetSocketAddress(address, target.port()),
                        TcpTarget.CONNECT_TIMEOUT_MILLIS);
                return socket;
            } catch (IOException e) {
                socket.close();
                refused = e;
            }
        }
        throw refused;
    }

    private record SocketConnection(Socket socket, InputStream input, OutputStream output)
            implements Connection {

        @Override
        public void closeOutput() throws IOException {
            socket.shutdownOutput();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
