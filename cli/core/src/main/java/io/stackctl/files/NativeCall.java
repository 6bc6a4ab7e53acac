package io.stackctl.files;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/** A function of the C library that says -1 and sets {@code errno} when it fails. */
final class NativeCall {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final int INTERRUPTED = 4;

    private final MethodHandle function;

    private NativeCall(MethodHandle function) {
        this.function = function;
    }

    /** Finds a function by its name. */
    @SuppressWarnings("restricted") // That is what it is for.
    static NativeCall to(String name, MemoryLayout result, MemoryLayout... arguments) {
        return new NativeCall(
                LINKER.downcallHandle(
                        LINKER.defaultLookup().findOrThrow(name),
                        FunctionDescriptor.of(result, arguments),
                        Linker.Option.captureCallState("errno")));
    }

    /** Finds one whose arguments from a certain one on may be left out. */
    @SuppressWarnings("restricted")
    static NativeCall variadic(
            String name, int fixed, MemoryLayout result, MemoryLayout... arguments) {
        return new NativeCall(
                LINKER.downcallHandle(
                        LINKER.defaultLookup().findOrThrow(name),
                        FunctionDescriptor.of(result, arguments),
                        Linker.Option.captureCallState("errno"),
                        Linker.Option.firstVariadicArg(fixed)));
    }

    /**
     * Calls it, again where a signal came between.
     *
     * @param subject what to name when it fails
     * @param arguments numbers of the declared types, native memory, or texts in bytes, which get
     *     the ending zero here
     * @throws PosixException when it fails
     */
    long call(RawName subject, Object... arguments) throws PosixException {
        try (var memory = Arena.ofConfined()) {
            var state = memory.allocate(STATE);
            var all = new ArrayList<Object>();
            all.add(state);
            for (var argument : arguments) {
                all.add(argument instanceof RawName name ? text(memory, name) : argument);
            }
            while (true) {
                long result = ((Number) invoke(all)).longValue();
                if (result >= 0) {
                    return result;
                }
                int error = (int) ERRNO.get(state, 0L);
                if (error != INTERRUPTED) {
                    throw new PosixException(error, subject.toString());
                }
            }
        }
    }

    private Object invoke(List<Object> arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a native call throws nothing", e);
        }
    }

    private static MemorySegment text(Arena memory, RawName name) {
        var bytes = name.bytes();
        var segment = memory.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, 0, bytes.length);
        return segment;
    }
}
