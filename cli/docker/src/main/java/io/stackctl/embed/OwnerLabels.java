package io.stackctl.embed;

import io.stackctl.state.StackLabels;
import io.stackctl.workflow.ProcessIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * The labels of what goes with a process. The process is told apart as {@link ProcessIdentity}
 * says, so only whoever runs on the same system can say that it is gone; the host is a digest of
 * its name and of what tells installations apart, so that it can also be said after the system was
 * started anew.
 */
final class OwnerLabels {

    private static final String PROCESS = "io.stackctl.owner";
    private static final String HOST = "io.stackctl.owner.host";
    private static final Path INSTALLATION = Path.of("/etc/machine-id");
    private static final Path NAME = Path.of("/proc/sys/kernel/hostname");
    private static final int SHOWN = 8;

    private final String process = ProcessIdentity.own();
    private final String host = host();

    /** Those of this process; none on a system that does not say which it is. */
    Map<String, String> all() {
        return process.isEmpty() ? Map.of() : Map.of(PROCESS, process, HOST, host);
    }

    /** Those that all has which goes with a process of this machine; none where it has no name. */
    Map<String, String> ofThisMachine() {
        return host.isEmpty() ? Map.of() : Map.of(HOST, host);
    }

    /** Whether it is certain that a thing went with a process that has ended. */
    boolean areOfOneGone(StackLabels labels) {
        var owner = labels.get(PROCESS).orElse("");
        if (owner.isEmpty()) {
            return false;
        }
        return ProcessIdentity.isGone(owner)
                || (!host.isEmpty()
                        && labels.get(HOST).orElse("").equals(host)
                        && !start(owner).equals(start(process)));
    }

    /** The start of the system that a process runs on. */
    private static String start(String identity) {
        return identity.split(" ", 2)[0];
    }

    private static String host() {
        try {
            var installation = Files.readString(INSTALLATION).strip();
            if (installation.isEmpty()) {
                return "";
            }
            var text = installation + "\n" + Files.readString(NAME).strip();
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, SHOWN);
        } catch (IOException unknown) {
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
