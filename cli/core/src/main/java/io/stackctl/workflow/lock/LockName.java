package io.stackctl.workflow.lock;

import io.stackctl.engine.Engine;
import io.stackctl.model.name.StackName;

/** What the lock files of a stack are called. */
final class LockName {

    private static final int LONGEST = 100;

    private LockName() {}

    /** That of the right to change it, such as {@code shop-1a2b3c.lock}. */
    static String of(Engine engine, StackName stack) {
        return base(engine, stack) + ".lock";
    }

    /** That of the right to watch its files. */
    static String ofWatch(Engine engine, StackName stack) {
        return base(engine, stack) + ".watch.lock";
    }

    // Names of stacks have any length, those of files have not.
    private static String base(Engine engine, StackName stack) {
        var name = stack.value();
        var whole = name + "\n" + engine.identity();
        return name.substring(0, Math.min(name.length(), LONGEST))
                + "-"
                + Integer.toHexString(whole.hashCode());
    }
}
