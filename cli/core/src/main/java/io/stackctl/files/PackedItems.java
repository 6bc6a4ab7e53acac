package io.stackctl.files;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Files from several places, for several places. */
final class PackedItems implements PackedFiles {

    private final Iterator<TarStream.Item> items;
    private final EntryLook look = new EntryLook(false, leftOut -> {});

    PackedItems(List<TarStream.Item> items) {
        this.items = items.iterator();
    }

    @Override
    public Optional<Packed> next() throws IOException {
        while (items.hasNext()) {
            var item = items.next();
            var found = find(item);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Packed> find(TarStream.Item item) throws IOException {
        var above = item.source().getParent();
        if (above == null) {
            return Optional.empty();
        }
        try (var folder = OpenFolder.at(above)) {
            return look.at(folder, RawName.of(item.source()).last(), RawName.of(item.name()));
        } catch (PosixException e) {
            // What is gone by now will be told of, and removed there, too.
            if (e.is(PosixException.NOT_THERE, PosixException.NOT_A_FOLDER)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        // Nothing stays open between two.
    }
}
