package io.stackctl.files;

import io.stackctl.files.TarEntry.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a tar stream holds, for tests elsewhere. */
public final class TarContents {

    private TarContents() {}

    /**
     * A regular file.
     *
     * @param name as it stands there
     * @param content its text
     */
    public record Member(String name, int mode, String content) {}

    /** All regular files, in their order. */
    public static List<Member> of(InputStream tar) throws IOException {
        var members = new ArrayList<Member>();
        try (var reader = new TarReader(tar)) {
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                if (entry.get().is(Kind.FILE)) {
                    members.add(
                            new Member(
                                    entry.get().name().toString(),
                                    entry.get().mode(),
                                    content(reader)));
                }
            }
        }
        return members;
    }

    private static String content(TarReader reader) throws IOException {
        var content = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
            content.write(buffer, 0, count);
        }
        return content.toString(StandardCharsets.UTF_8);
    }
}
