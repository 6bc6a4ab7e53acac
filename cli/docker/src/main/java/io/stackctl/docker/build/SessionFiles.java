package io.stackctl.docker.build;

import io.stackctl.docker.grpc.GrpcCall;
import io.stackctl.docker.grpc.GrpcService;
import io.stackctl.docker.grpc.GrpcStatus;
import io.stackctl.docker.grpc.ProtobufMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Gives the builder the files of folders, in the protocol of BuildKit's {@code session/filesync}
 * ({@code moby.filesync.v1.FileSync/DiffCopy}, packets of {@code fsutil.types}): first what there
 * is, then the contents that the other side asks for because it does not have them from an earlier
 * build.
 */
final class SessionFiles implements GrpcService {

    static final String METHOD = "/moby.filesync.v1.FileSync/DiffCopy";

    private static final int REQUEST = 1;
    private static final int DATA = 2;
    private static final int FINISHED = 3;
    private static final int ERROR = 4;

    private static final int CHUNK = 32 * 1024;

    // Modes go as Go's os.FileMode has them.
    private static final long GO_FOLDER = 1L << 31;
    private static final long GO_LINK = 1L << 27;
    private static final long GO_SET_USER_ID = 1L << 23;
    private static final long GO_SET_GROUP_ID = 1L << 22;
    private static final long GO_STICKY = 1L << 20;

    private final Map<String, List<ContextFile>> folders;

    /**
     * Serves folders.
     *
     * @param folders their files by the name that the builder asks for, folders before what is in
     *     them
     */
    SessionFiles(Map<String, List<ContextFile>> folders) {
        this.folders = Map.copyOf(folders);
    }

    @Override
    public void serve(GrpcCall call) throws IOException, Refusal {
        var name = String.join("", call.metadata("dir-name"));
        var files = folders.get(name);
        if (files == null) {
            throw new Refusal(GrpcStatus.notFound("there is no folder " + name + " in this build"));
        }
        // Ignored files are left out on this side, so the other need not know why.
        var wanted = call.metadata("followpaths");
        if (!wanted.isEmpty() && wanted.stream().allMatch(path -> path.endsWith(".dockerignore"))) {
            files = List.of();
        }
        for (var file : files) {
            call.send(new ProtobufMessage.Writer().putAlways(2, stat(file)).bytes());
        }
        call.send(new byte[0]);
        for (var message = call.next(); message.isPresent(); message = call.next()) {
            var packet = ProtobufMessage.of(message.get());
            switch ((int) packet.number(1)) {
                case REQUEST -> send(files, (int) packet.number(3), call);
                case FINISHED -> {
                    call.send(new ProtobufMessage.Writer().put(1, FINISHED).bytes());
                    return;
                }
                case ERROR -> throw new IOException(packet.text(4));
                default -> {
                    // Nothing else asks for an answer.
                }
            }
        }
    }

    static byte[] stat(ContextFile file) {
        var stat =
                new ProtobufMessage.Writer()
                        .put(1, file.name())
                        .put(2, mode(file))
                        .put(5, file.size())
                        .put(6, nanos(file.modified()));
        return (file.content() instanceof ContextFile.Link(var target) ? stat.put(7, target) : stat)
                .bytes();
    }

    /** Nanoseconds since 1970; file systems hold times for which a long has no room. */
    private static long nanos(Instant time) {
        try {
            return ChronoUnit.NANOS.between(Instant.EPOCH, time);
        } catch (ArithmeticException e) {
            return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    private static long mode(ContextFile file) {
        var mode = (long) (file.mode() & 0777);
        mode |= (file.mode() & 04000) != 0 ? GO_SET_USER_ID : 0;
        mode |= (file.mode() & 02000) != 0 ? GO_SET_GROUP_ID : 0;
        mode |= (file.mode() & 01000) != 0 ? GO_STICKY : 0;
        return switch (file.content()) {
            case ContextFile.Folder _ -> mode | GO_FOLDER;
            case ContextFile.Link _ -> mode | GO_LINK;
            case ContextFile.Stored _, ContextFile.Inline _ -> mode;
        };
    }

    private static void send(List<ContextFile> files, int id, GrpcCall call)
            throws IOException, Refusal {
        if (id < 0 || id >= files.size()) {
            throw new Refusal(GrpcStatus.unknown("there is no file " + id));
        }
        var file = files.get(id);
        try (var input = open(file)) {
            for (var chunk = read(input, file); chunk.length > 0; chunk = read(input, file)) {
                call.send(data(id).put(4, chunk).bytes());
            }
        }
        // A packet without data ends the file.
        call.send(data(id).bytes());
    }

    private static InputStream open(ContextFile file) throws Refusal {
        try {
            return file.open();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static byte[] read(InputStream input, ContextFile file) throws Refusal {
        try {
            return input.readNBytes(CHUNK);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Refusal unreadable(ContextFile file, IOException e) {
        var why =
                switch (e) {
                    case NoSuchFileException _ -> " vanished while it was sent to the builder";
                    case AccessDeniedException _ -> ": no permission to read it";
                    default -> ": it cannot be read: " + e.getMessage();
                };
        return new Refusal(GrpcStatus.unknown(file.name() + why));
    }

    private static ProtobufMessage.Writer data(int id) {
        return new ProtobufMessage.Writer().put(1, DATA).put(3, id);
    }
}
