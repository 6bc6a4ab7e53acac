package io.stackctl.command.process;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.files.OutputFile;
import io.stackctl.workflow.Replica;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.files.Export;
import java.nio.file.Path;
import java.util.List;

/** {@code export}. */
public final class ExportCommand extends EngineVerb {

    private final Choice index = choice("N", "Number of the container", "--index");
    private final Choice output =
            choice("FILE", "Write to a file, not to standard output", "-o", "--output");

    public ExportCommand(Toolbox toolbox) {
        super(
                toolbox,
                "export",
                "SERVICE",
                "Write a container's file system as a tar archive",
                "stackctl export -o web.tar web");
        arguments(1, 1);
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        if (!output.given() && session.console().tty().outputIsTerminal()) {
            throw BadUsage.of(
                    "output option is required when exporting to terminal",
                    "Write -o FILE, or redirect the output.");
        }
        var replica =
                new Replica(Session.service(arguments.getFirst()), Replica.index(index.number()));
        try (var events = session.progress()) {
            new Export(around(session, events))
                    .run(session.stack().name(events), replica, target(session));
        }
        return 0;
    }

    private Export.Target target(Session session) {
        if (output.given()) {
            Path file = session.console().workingDirectory().resolve(output.orElse(""));
            return tar -> OutputFile.write(file, tar::transferTo);
        }
        return tar -> {
            tar.transferTo(session.out());
            session.out().flush();
        };
    }
}
