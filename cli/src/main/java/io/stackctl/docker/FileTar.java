package io.stackctl.docker;

import io.stackctl.engine.ContainerFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A tar archive of a few small files. */
final class FileTar {

    private static final int FOLDER_MODE = 0755;

    private FileTar() {}

    /** An archive with nothing but a hard link to a file that there is not. */
    static byte[] linkToNothing(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            TarArchiveEntry entry = new TarArchiveEntry(path.substring(1), TarConstants.LF_LINK);
            entry.setLinkName(path.substring(1) + "." + UUID.randomUUID());
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException("an archive in memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Makes the archive, to be unpacked at the root.
     *
     * @param folders absolute paths of folders to make, outer ones first
     */
    static byte[] of(Collection<String> folders, List<ContainerFile> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (String folder : folders) {
                TarArchiveEntry entry = new TarArchiveEntry(folder.substring(1) + "/");
                entry.setMode(FOLDER_MODE);
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
            for (ContainerFile file : files) {
                byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.path().substring(1));
                entry.setMode(file.mode());
                entry.setIds(file.uid(), file.gid());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an archive in memory cannot fail", e);
        }
        return bytes.toByteArray();
    }
}
