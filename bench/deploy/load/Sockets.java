package load;

import module java.base;

/** WebSockets that are to stay open, each opened again when it ends. */
final class Sockets extends Lasting {

    /** What RFC 6455, 7.1.5 says of a connection that ended without a goodbye. */
    private static final String ABNORMAL = "1006";

    private static final int CLOSE = 8;

    Sockets(Target target, int count) {
        super(target, count);
    }

    @Override
    String hold(Wire wire) throws Failure {
        wire.send(target.request(
                "GET",
                "/ws",
                "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
                ""));
        if (wire.head().good().status() != 101) {
            throw new Failure(Fault.WRONG, "no WebSocket");
        }
        opened.incrementAndGet();
        try {
            while (true) {
                var head = wire.bytes(2);
                if (head[1] < 0 || head[1] > 125) {
                    throw new Failure(Fault.WRONG, "a frame that is masked, or long");
                }
                var payload = wire.bytes(head[1]);
                if ((head[0] & 15) == CLOSE) {
                    return payload.length < 2 ? "1005" : String.valueOf((payload[0] & 255) << 8 | payload[1] & 255);
                }
                received();
            }
        } catch (Failure e) {
            return e.fault() == Fault.TIMEOUT ? "silent" : ABNORMAL;
        }
    }
}
