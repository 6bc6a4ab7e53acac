package io.stackctl.command;

import io.stackctl.failure.Failure;

/** What a process ends with that failed. */
public final class ExitCode {

    private static final int ERROR = 1;

    /** See docs/deployments.md. */
    private static final int ROLLED_BACK = 10;

    private static final int MIXED = 11;
    private static final int WAITS = 12;
    private static final int LOCK_HELD = 13;
    private static final int NO_WAY_BACK = 14;
    private static final int INTERRUPTED = 130;
    private static final int READER_GONE = 141;

    private ExitCode() {}

    /** 1 to 255, or that of a container. */
    public static int of(Failure failure) {
        return switch (failure) {
            case Failure.ContainerExit exit -> exit.code();
            case Failure.BuildFailed failed -> failed.exitCode();
            case Failure.LockHeld _ -> LOCK_HELD;
            case Failure.Interrupted _ -> INTERRUPTED;
            case Failure.OutputFailed lost -> lost.readerGone() ? READER_GONE : ERROR;
            case Failure.DeploymentWaits _ -> WAITS;
            case Failure.DeploymentFailed failed ->
                    switch (failed.end()) {
                        case ROLLED_BACK -> ROLLED_BACK;
                        case MIXED -> MIXED;
                        case NO_WAY_BACK -> NO_WAY_BACK;
                    };
            case Failure.InvalidDefinition _,
                    Failure.InvalidRequest _,
                    Failure.EngineFailure _,
                    Failure.RegistryFailure _,
                    Failure.OperationFailed _,
                    Failure.OtherTarget _,
                    Failure.NotProvided _ ->
                    ERROR;
        };
    }
}
