package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.engine.Engine;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;

/** Definitions of the stack {@code shop}, brought up and deployed as a user does it. */
record ShopDeployment(Surroundings around) {

    /** By a user who confirms nothing and interrupts nothing. */
    static ShopDeployment on(Engine engine) {
        return new ShopDeployment(
                TestSurroundings.of(engine, _ -> {}, _ -> false, Interruption.never(), false));
    }

    /** The same definition one revision later, for those with a variable {@code V: "1"}. */
    static String next(String definition) {
        return definition.replace("V: \"1\"", "V: \"2\"");
    }

    void up(String definition) {
        new Up(around).run(Stacks.shop(definition), UpRequest.DEFAULTS);
    }

    void deploy(String definition) {
        new Deploy(around).run(Stacks.shop(definition), DeployRequest.DEFAULTS);
    }

    /** Deploys what cannot be had, and gives what is said of it. */
    Failure.DeploymentFailed fails(String definition) {
        return assertInstanceOf(
                Failure.DeploymentFailed.class,
                assertThrows(StackException.class, () -> deploy(definition)).failure());
    }
}
