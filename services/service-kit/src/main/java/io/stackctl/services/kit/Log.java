package io.stackctl.services.kit;

import java.io.PrintStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object a line, the form that log collectors take without configuration: {@code
 * {"time":"2026-01-01T00:00:00Z","level":"info","service":"service-a","message":"listening","port":3001}}.
 */
public final class Log {
    private final String service;
    private final PrintStream out;
    private final Clock clock;

    public Log(String service, PrintStream out, Clock clock) {
        this.service = service;
        this.out = out;
        this.clock = clock;
    }

    /** Says that something happened; {@code fields} are names and values in turn. */
    public void info(String message, @Nullable Object... fields) {
        write("info", message, fields);
    }

    /** Says that something went wrong and the service goes on. */
    public void warn(String message, @Nullable Object... fields) {
        write("warn", message, fields);
    }

    /** Says that something failed: a request, or the service itself. */
    public void error(String message, @Nullable Object... fields) {
        write("error", message, fields);
    }

    private void write(String level, String message, @Nullable Object[] fields) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("time", clock.instant());
        line.put("level", level);
        line.put("service", service);
        line.put("message", message);
        for (int i = 0; i + 1 < fields.length; i += 2) {
            line.put(String.valueOf(fields[i]), fields[i + 1]);
        }
        out.println(Json.print(line));
    }
}
