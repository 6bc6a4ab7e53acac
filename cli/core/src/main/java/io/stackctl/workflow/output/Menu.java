package io.stackctl.workflow.output;

import io.stackctl.event.Event;
import io.stackctl.failure.StackException;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.output.Keys.Listening;
import io.stackctl.workflow.watch.WatchRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user can do by single keys while containers are shown: {@code w} takes changed files
 * over, or no longer, and {@code d} leaves the containers running. Interrupts come as signals, as
 * ever.
 */
final class Menu implements AutoCloseable {

    private final Surroundings around;
    private final Optional<MenuRequest> request;
    private final WatchSwitch watch;
    private final Runnable leave;
    private @Nullable Listening listening;
    private boolean shown;

    /**
     * Shows nothing yet.
     *
     * @param request empty where there is no menu
     * @param leave done when the user wants to leave
     */
    Menu(Surroundings around, Optional<MenuRequest> request, WatchSwitch watch, Runnable leave) {
        this.around = around;
        this.request = request;
        this.watch = watch;
        this.leave = leave;
    }

    /** Shows it, and does what keys say. */
    void open() {
        request.ifPresent(menu -> {
            show(true);
            listening = menu.keys().listen(key -> typed(key, menu.watch()));
        });
    }

    private void typed(int key, WatchRequest files) {
        switch (key) {
            case 'd' -> leave.run();
            case 'w' -> toggle(files);
            case '\n', '\r' -> around.events().accept(new Event.Note(""));
            default -> {}
        }
    }

    private void toggle(WatchRequest files) {
        if (!watch.isConfigured()) {
            warn(
                    "watch is not yet configured. Learn more:"
                            + " https://docs.docker.com/compose/file-watch/");
            return;
        }
        try {
            if (watch.isOn()) {
                watch.stop();
            } else {
                watch.open(files);
                watch.start();
            }
        } catch (StackException e) {
            warn(e.failure().message());
        }
        tell();
    }

    private void warn(String text) {
        around.events().accept(new Event.Warning(text));
    }

    private synchronized void show(boolean now) {
        shown = now;
        around.events().accept(new Event.Menu(now, now && watch.isOn()));
    }

    /** What a key began may end when nobody looks any more. */
    private synchronized void tell() {
        if (shown) {
            show(true);
        }
    }

    @Override
    public void close() {
        if (listening != null) {
            listening.close();
            listening = null;
            show(false);
        }
    }
}
