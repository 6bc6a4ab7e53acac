package io.stackctl.workflow.deploy.hook;

import io.stackctl.model.deploy.DeployHook;
import io.stackctl.model.deploy.DeployHooks;
import java.util.Locale;
import java.util.Optional;

/** When a hook is run. */
public enum HookMoment {
    /** All is planned, and nothing is changed. */
    BEFORE,
    /** It has succeeded. */
    AFTER,
    /** It has not, and what was to be taken back is. */
    FAILED;

    /** The hook of this moment. */
    Optional<DeployHook> of(DeployHooks hooks) {
        return switch (this) {
            case BEFORE -> hooks.before();
            case AFTER -> hooks.after();
            case FAILED -> hooks.failed();
        };
    }

    /** As a definition writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
