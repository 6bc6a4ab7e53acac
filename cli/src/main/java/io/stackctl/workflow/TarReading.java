package io.stackctl.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks a tar stream of one file or one folder on this machine. */
final class TarReading {

    private TarReading() {}

    /**
     * Unpacks it.
     *
     * @param target what the topmost entry becomes
     * @param owners whether files get the owners that the stream names
     * @throws IOException when a name leads out of the target, or a file cannot be written
     */
    static void read(InputStream stream, Path target, boolean owners) throws IOException {
        // A folder without write permission could not be filled: they get theirs at the end.
        Map<Path, TarArchiveEntry> folders = new LinkedHashMap<>();
        try (var tar = new TarArchiveInputStream(stream, "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path place = place(target, entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(place);
                    folders.put(place, entry);
                } else {
                    write(tar, entry, target, place);
                    finish(place, entry, owners);
                }
            }
        }
        for (var folder : folders.entrySet()) {
            finish(folder.getKey(), folder.getValue(), owners);
        }
    }

    private static void write(
            TarArchiveInputStream tar, TarArchiveEntry entry, Path target, Path place)
            throws IOException {
        if (entry.isSymbolicLink()) {
            Files.deleteIfExists(place);
            Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.copy(
                    place(target, entry.getLinkName()), place, StandardCopyOption.REPLACE_EXISTING);
        } else {
            if (Files.isSymbolicLink(place)) {
                // Writing through a link that came with the stream could end anywhere.
                Files.delete(place);
            }
            Files.copy(tar, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The stream's first component is the target itself, whatever it is called. */
    private static Path place(Path target, String name) throws IOException {
        String plain = name.startsWith("/") ? name.substring(1) : name;
        int slash = plain.indexOf('/');
        Path place =
                slash < 0 || slash == plain.length() - 1
                        ? target
                        : target.resolve(plain.substring(slash + 1)).normalize();
        Path root = target.normalize();
        if (!place.normalize().startsWith(root)) {
            throw new IOException("'" + name + "' leads out of " + target);
        }
        for (Path part = place.getParent();
                part != null && part.startsWith(root) && !part.equals(root);
                part = part.getParent()) {
            if (Files.isSymbolicLink(part)) {
                throw new IOException("'" + name + "' leads through the link " + part);
            }
        }
        return place;
    }

    private static void finish(Path place, TarArchiveEntry entry, boolean owners)
            throws IOException {
        if (owners) {
            Files.setAttribute(
                    place, "unix:uid", (int) entry.getLongUserId(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(
                    place, "unix:gid", (int) entry.getLongGroupId(), LinkOption.NOFOLLOW_LINKS);
        }
        if (!entry.isSymbolicLink()) {
            Files.setPosixFilePermissions(place, permissions(entry.getMode()));
            Files.setLastModifiedTime(place, entry.getLastModifiedTime());
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int bit = 0; bit < all.length; bit++) {
            // The constants stand in the order of the bits, owner's read permission first.
            if ((mode & (1 << (all.length - 1 - bit))) != 0) {
                permissions.add(all[bit]);
            }
        }
        return permissions;
    }
}
