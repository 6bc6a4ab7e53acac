package io.stackctl.engine;

import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ExecId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Further processes in a running container. */
public interface Executions {

    /** Prepares a process; it does not run yet. Returns its id. */
    ExecId create(ContainerId container, ExecSpec spec);

    /** Runs it with its streams joined. */
    StreamSession start(ExecId execution, ExecSpec spec);

    /** Runs it on its own. */
    void startDetached(ExecId execution);

    void resizeTerminal(ExecId execution, int columns, int rows);

    /** How it ended; empty while it runs. */
    Optional<Integer> exitCode(ExecId execution);

    /**
     * A process to run.
     *
     * @param user {@code user[:group]}; empty for the container's own
     * @param workingDirectory empty for the container's own
     */
    record ExecSpec(
            List<String> command,
            Map<String, String> environment,
            String user,
            String workingDirectory,
            boolean privileged,
            boolean terminal,
            boolean stdin) {
        public ExecSpec {
            command = List.copyOf(command);
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        }
    }
}
