package io.stackctl.docker.build;

import io.stackctl.files.Packed;
import io.stackctl.files.PackedFiles;
import io.stackctl.files.TarEntry;
import io.stackctl.files.TarEntry.Kind;
import io.stackctl.files.TarStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The entries of a build context for a tar. */
final class ContextFiles implements PackedFiles {

    private final Iterator<ContextFile> files;

    private ContextFiles(List<ContextFile> files) {
        this.files = files.iterator();
    }

    /**
     * A context as a tar.
     *
     * @param files in the order in which they are to stand, folders before what is in them
     */
    static TarStream tar(List<ContextFile> files) {
        return new TarStream(new ContextFiles(files));
    }

    @Override
    public Optional<Packed> next() throws IOException {
        if (!files.hasNext()) {
            return Optional.empty();
        }
        var file = files.next();
        return Optional.of(new Packed(entry(file), file.open()));
    }

    private static TarEntry entry(ContextFile file) {
        var kind =
                switch (file.content()) {
                    case ContextFile.Folder _ -> Kind.FOLDER;
                    case ContextFile.Link _ -> Kind.LINK;
                    case ContextFile.Stored _, ContextFile.Inline _ -> Kind.FILE;
                };
        var link = file.content() instanceof ContextFile.Link(var target) ? target : "";
        return TarEntry.of(file.name(), link, kind, file.mode(), file.size(), file.modified());
    }

    @Override
    public void close() {
        // A tar closes the file that it reads.
    }
}
