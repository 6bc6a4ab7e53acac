package io.stackctl.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whom files that this process makes belong to. */
public final class ProcessUser {

    /**
     * Not {@code /proc/self}: that is a link, which is root's whoever looks, and what it leads to
     * is root's too where a user may run Java but not read it (proc(5)).
     */
    private static final Path STATUS = Path.of("/proc/self/status");

    private static final String USERS = "\nUid:\t";

    private ProcessUser() {}

    /**
     * The number of the user that the process acts as.
     *
     * @throws IOException where there is no process table
     */
    public static int id() throws IOException {
        return id(Files.readString(STATUS, StandardCharsets.ISO_8859_1));
    }

    /** Reads the second one: whoever started the process comes first. */
    static int id(String status) throws IOException {
        int real = status.indexOf(USERS) + USERS.length();
        int effective = status.indexOf('\t', real) + 1;
        int end = status.indexOf('\t', effective);
        if (real < USERS.length() || effective == 0 || end < 0) {
            throw new IOException(STATUS + " does not say who runs this process");
        }
        return Integer.parseUnsignedInt(status, effective, end, 10);
    }
}
