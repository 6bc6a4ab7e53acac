package io.stackctl.swarm.action;

import io.stackctl.event.Resource;
import io.stackctl.plan.Target;
import io.stackctl.swarm.spec.FileSpec.Kind;

/** What configs and secrets are called in plans and progress. */
final class FileWords {

    private FileWords() {}

    static Target target(Kind kind, String name) {
        return kind == Kind.CONFIG ? Target.config(name) : Target.secret(name);
    }

    static Resource resource(Kind kind, String name) {
        return kind == Kind.CONFIG ? Resource.config(name) : Resource.secret(name);
    }
}
