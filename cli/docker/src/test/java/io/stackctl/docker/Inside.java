package io.stackctl.docker;

import io.stackctl.engine.Engine;
import io.stackctl.engine.Executions.ExecSpec;
import io.stackctl.model.name.ContainerName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Looks into a container that runs. */
public final class Inside {

    private Inside() {}

    /** Runs a program in it and gives back what that wrote. */
    public static String run(Engine engine, String container, String... command) {
        var spec = new ExecSpec(List.of(command), Map.of(), "", "", false, false, false);
        var id = engine.containers().inspect(ContainerName.of(container)).orElseThrow().id();
        var execution = engine.executions().create(id, spec);
        var output = new ByteArrayOutputStream();
        try (var session = engine.executions().start(execution, spec)) {
            session.pump((stream, buffer, offset, length) -> output.write(buffer, offset, length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toString(StandardCharsets.UTF_8);
    }
}
