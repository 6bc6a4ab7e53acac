package io.stackctl.plan;

/** How a plan speaks of its steps. */
final class StepWords {

    private StepWords() {}

    /** What is done. */
    static String verb(Step step) {
        return switch (step) {
            case Step.PullImage _ -> "pull";
            case Step.BuildImage _ -> "build";
            case Step.FetchBase _ -> "fetch";
            case Step.RemoveImage _ -> "remove";
            case Step.CreateNetwork _ -> "create";
            case Step.RemoveNetwork _ -> "remove";
            case Step.ConnectContainer _ -> "connect";
            case Step.DisconnectContainer _ -> "disconnect";
            case Step.CreateVolume _ -> "create";
            case Step.RemoveVolume _ -> "remove";
            case Step.CreateContainer _ -> "create";
            case Step.RenameContainer _ -> "rename";
            case Step.CopyFiles _ -> "copy into";
            case Step.StartContainer _ -> "start";
            case Step.StopContainer _ -> "stop";
            case Step.RestartContainer _ -> "restart";
            case Step.KillContainer _ -> "kill";
            case Step.PauseContainer _ -> "pause";
            case Step.UnpauseContainer _ -> "unpause";
            case Step.RemoveContainer _ -> "remove";
            case Step.RunHook _ -> "run hook in";
            case Step.AwaitService _ -> "await";
            case Step.Migrate _ -> "migrate";
            case Step.Gather _ -> "gather";
        };
    }

    /** What it is done to. */
    static String subject(Step any) {
        return switch (any) {
            case Step.OfContainer step -> step.container().subject();
            case Step.PullImage step -> "image " + step.image();
            case Step.BuildImage step -> "image " + step.image().name();
            case Step.FetchBase step -> "image " + step.base().name();
            case Step.RemoveImage step -> "image " + step.image();
            case Step.CreateNetwork step -> "network " + step.network().name();
            case Step.RemoveNetwork step -> "network " + step.network();
            case Step.CreateVolume step -> "volume " + step.volume().name();
            case Step.RemoveVolume step -> "volume " + step.volume();
            case Step.AwaitService step -> "service " + step.service();
            case Step.Migrate step -> step.database().subject();
            case Step.Gather _ -> "stack";
        };
    }
}
