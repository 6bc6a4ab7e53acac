package io.stackctl.docker.build;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * A build context as a tar that is made while it is read: no more than one file is open at a time,
 * and none is held in memory. For one thread.
 */
final class ContextTar extends InputStream {

    private final Iterator<ContextFile> files;
    private InputStream current = InputStream.nullInputStream();
    private boolean ended;

    /**
     * Makes a tar of these files.
     *
     * @param files in the order in which they are to stand, folders before what is in them
     */
    ContextTar(List<ContextFile> files) {
        this.files = files.iterator();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** Fails when a file became shorter since it was looked at; one that grew is cut. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (true) {
            var count = current.read(target, offset, length);
            if (count >= 0) {
                return count;
            }
            current.close();
            if (files.hasNext()) {
                current = entry(files.next());
            } else if (!ended) {
                ended = true;
                // Two blocks of zeros end a tar.
                current = zeros(2 * TarHeader.BLOCK);
            } else {
                return -1;
            }
        }
    }

    private static InputStream entry(ContextFile file) throws IOException {
        var header = new ByteArrayInputStream(TarHeader.of(file));
        return file.size() == 0
                ? header
                : new SequenceInputStream(
                        Collections.enumeration(
                                List.of(
                                        header,
                                        new ExactInput(file.open(), file.size(), file.name()),
                                        zeros(TarHeader.padding(file.size())))));
    }

    private static InputStream zeros(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
