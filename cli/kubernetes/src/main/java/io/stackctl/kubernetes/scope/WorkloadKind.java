package io.stackctl.kubernetes.scope;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployMode;
import io.stackctl.model.service.Dependency;
import io.stackctl.model.service.Mount;

/** Which kind of object runs a service's containers. */
public enum WorkloadKind {
    DEPLOYMENT("apps/v1", "Deployment"),
    STATEFUL_SET("apps/v1", "StatefulSet"),
    DAEMON_SET("apps/v1", "DaemonSet"),
    JOB("batch/v1", "Job"),
    CRON_JOB("batch/v1", "CronJob");

    private final String apiVersion;
    private final String word;

    WorkloadKind(String apiVersion, String word) {
        this.apiVersion = apiVersion;
        this.word = word;
    }

    public String apiVersion() {
        return apiVersion;
    }

    /** As {@code kind} of an object says it. */
    public String word() {
        return word;
    }

    /** Whether its containers run to their end. */
    public boolean isJob() {
        return this == JOB || this == CRON_JOB;
    }

    /** Whether its pods take requests and are replaced while they do. */
    public boolean isReplicated() {
        return this == DEPLOYMENT || this == STATEFUL_SET;
    }

    static WorkloadKind of(Stack stack, Service service) {
        var mode = DeployMode.of(service);
        if (service.schedule().isPresent()) {
            return CRON_JOB;
        }
        if (mode.isJob() || isWaitedFor(stack, service)) {
            return JOB;
        }
        if (mode == DeployMode.GLOBAL) {
            return DAEMON_SET;
        }
        return hasNamedVolume(service) ? STATEFUL_SET : DEPLOYMENT;
    }

    /** Whether somebody waits until it has ended, or it is the stack's job of migrations. */
    private static boolean isWaitedFor(Stack stack, Service service) {
        var migrates =
                stack.extension()
                        .migrations()
                        .flatMap(migrations -> migrations.job())
                        .filter(service.name()::equals)
                        .isPresent();
        return migrates
                || stack.services().stream()
                        .flatMap(other -> other.dependencies().stream())
                        .anyMatch(dependency ->
                                dependency.service().equals(service.name())
                                        && dependency.condition()
                                                == Dependency.Condition.COMPLETED_SUCCESSFULLY);
    }

    private static boolean hasNamedVolume(Service service) {
        return service.storage().mounts().stream()
                .anyMatch(mount -> mount instanceof Mount.Volume volume && !volume.isAnonymous());
    }
}
