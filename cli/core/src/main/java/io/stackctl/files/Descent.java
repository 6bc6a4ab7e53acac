package io.stackctl.files;

import java.util.List;

/**
 * The way down from an opened folder to another one.
 *
 * @param end where it leads
 * @param borrowed whether that is the folder it began with, which stays open
 */
record Descent(OpenFolder end, boolean borrowed) implements AutoCloseable {

    private static final int ONLY_EXISTING = -1;

    /** Goes down folder by folder. */
    static Descent to(OpenFolder start, List<RawName> way) throws PosixException {
        return go(start, way, ONLY_EXISTING);
    }

    /** Goes down, and makes the folders that are missing. */
    static Descent making(OpenFolder start, List<RawName> way, int mode) throws PosixException {
        return go(start, way, mode);
    }

    private static Descent go(OpenFolder start, List<RawName> way, int mode) throws PosixException {
        var here = new Descent(start, true);
        for (var name : way) {
            try (var above = here) {
                here = new Descent(step(above.end(), name, mode), false);
            } catch (PosixException e) {
                throw e.of(here.end().path().child(name));
            }
        }
        return here;
    }

    private static OpenFolder step(OpenFolder folder, RawName name, int mode)
            throws PosixException {
        try {
            return folder.open(name);
        } catch (PosixException e) {
            if (mode == ONLY_EXISTING || !e.is(PosixException.NOT_THERE)) {
                throw e;
            }
            folder.makeFolder(name);
            var made = folder.open(name);
            made.setMode(mode);
            return made;
        }
    }

    @Override
    public void close() throws PosixException {
        if (!borrowed) {
            end.close();
        }
    }
}
