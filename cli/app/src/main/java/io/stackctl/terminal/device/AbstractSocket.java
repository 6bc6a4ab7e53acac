package io.stackctl.terminal.device;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * Unix sockets by a name that is no path, which Java's own have not. See unix(7): the name begins
 * with a byte 0 and has no end.
 */
final class AbstractSocket {

    private static final short AF_UNIX = 1;
    private static final int STREAM_CLOSED_ON_EXEC = 1 | 0x80000;
    private static final int NAME_AT = 3;
    private static final int LONGEST_NAME = 107;

    private AbstractSocket() {}

    /**
     * Connects, and returns when the other side has closed the connection, or when nobody listens.
     *
     * @throws IllegalArgumentException when no socket can have the name
     */
    static void awaitEnd(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME) {
            throw new IllegalArgumentException("too long for the name of a socket: " + name);
        }
        try (var arena = Arena.ofConfined()) {
            var address = arena.allocate((long) NAME_AT + LONGEST_NAME);
            address.set(JAVA_SHORT, 0, AF_UNIX);
            MemorySegment.copy(bytes, 0, address, JAVA_BYTE, NAME_AT, bytes.length);
            int socket = open();
            if (connect(socket, address, NAME_AT + bytes.length)) {
                var buffer = arena.allocate(1);
                // What it says does not matter: Docker's own plugins do not listen to it either.
                long count;
                do {
                    count = read(socket, buffer);
                } while (count > 0);
            }
            // The socket is closed with the process, which is about to end.
        }
    }

    private static int open() {
        var socket =
                function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        try {
            return (int) socket.invokeExact((int) AF_UNIX, STREAM_CLOSED_ON_EXEC, 0);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean connect(int socket, MemorySegment address, int length) {
        var connect =
                function("connect", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
        try {
            return (int) connect.invokeExact(socket, address, length) == 0;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static long read(int socket, MemorySegment buffer) {
        var read = function("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
        try {
            return (long) read.invokeExact(socket, buffer, buffer.byteSize());
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // The launcher allows native calls.
    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor types) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), types);
    }
}
