package io.stackctl.docker;

import io.stackctl.engine.ContainerFile;
import io.stackctl.files.Packed;
import io.stackctl.files.PackedFiles;
import io.stackctl.files.TarEntry;
import io.stackctl.files.TarEntry.Kind;
import io.stackctl.files.TarStream;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A tar archive of a few small files. */
final class FileTar implements PackedFiles {

    private static final int FOLDER_MODE = 0755;
    private static final int FILE_MODE = 0644;

    private final Iterator<Packed> entries;

    private FileTar(List<Packed> entries) {
        this.entries = entries.iterator();
    }

    /** An archive with nothing but a hard link from a file to itself. */
    static TarStream linkToItself(String file) {
        return tar(
                List.of(
                        Packed.of(
                                TarEntry.of(
                                        file, file, Kind.HARD_LINK, FILE_MODE, 0, Instant.EPOCH))));
    }

    /**
     * Makes the archive.
     *
     * @param below the absolute path of the folder to unpack it in; empty for the root
     * @param folders absolute paths of folders to make, outer ones first
     */
    static TarStream of(String below, Collection<String> folders, List<ContainerFile> files) {
        var start = below.length() + 1;
        var now = Instant.now();
        List<Packed> entries = new ArrayList<>();
        for (String folder : folders) {
            entries.add(
                    Packed.of(
                            TarEntry.of(
                                    folder.substring(start),
                                    "",
                                    Kind.FOLDER,
                                    FOLDER_MODE,
                                    0,
                                    now)));
        }
        for (ContainerFile file : files) {
            byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
            TarEntry entry =
                    TarEntry.of(
                            file.path().substring(start),
                            "",
                            Kind.FILE,
                            file.mode(),
                            content.length,
                            now);
            entries.add(
                    new Packed(
                            entry.ownedBy(file.uid(), file.gid()),
                            new ByteArrayInputStream(content)));
        }
        return tar(entries);
    }

    private static TarStream tar(List<Packed> entries) {
        return new TarStream(new FileTar(entries));
    }

    @Override
    public Optional<Packed> next() {
        return entries.hasNext() ? Optional.of(entries.next()) : Optional.empty();
    }

    @Override
    public void close() {
        // All of it is in memory.
    }
}
