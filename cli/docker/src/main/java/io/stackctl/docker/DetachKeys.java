package io.stackctl.docker;

import io.stackctl.docker.host.ClientFolder;
import java.io.ByteArrayOutputStream;

/**
 * The keys by which a user leaves a process that goes on, such as {@code ctrl-x,q}: those asked
 * for, or {@code detachKeys} of the client's {@code config.json}, or else the engine's own.
 */
record DetachKeys(ClientFolder folder) {

    private static final byte[] USUAL = {16, 17};
    private static final String CONTROL = "@abcdefghijklmnopqrstuvwxyz[\\]^_";

    /**
     * The bytes that a terminal sends for the client's own; those of {@code ctrl-p,ctrl-q} where it
     * says nothing, or what is none: an engine refuses that by itself.
     */
    byte[] typed() {
        var names = orOf("");
        if (names.isEmpty()) {
            return USUAL.clone();
        }
        var bytes = new ByteArrayOutputStream();
        for (var name : names.split(",", -1)) {
            int octet = octet(name);
            if (octet < 0) {
                return USUAL.clone();
            }
            bytes.write(octet);
        }
        return bytes.toByteArray();
    }

    private static int octet(String name) {
        if (name.equals("DEL")) {
            return 127;
        }
        if (name.length() == "ctrl-x".length() && name.startsWith("ctrl-")) {
            return CONTROL.indexOf(name.charAt(name.length() - 1));
        }
        return name.length() == 1 && name.charAt(0) < 128 ? name.charAt(0) : -1;
    }

    /** Those asked for unless they are empty; empty for the engine's own. */
    String orOf(String asked) {
        return asked.isEmpty() ? folder.config(config -> config.text("detachKeys")) : asked;
    }
}
