package io.stackctl.cluster;

import io.stackctl.execution.Runner;
import io.stackctl.plan.Action;
import io.stackctl.plan.Plan;

/** What is to be done, and who does it. */
public record Prepared<A extends Action>(Plan<A> plan, Runner<A> runner) {}
