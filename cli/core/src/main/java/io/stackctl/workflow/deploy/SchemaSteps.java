package io.stackctl.workflow.deploy;

import io.stackctl.history.SchemaMark;
import io.stackctl.migration.DeployedSchema;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.Gate;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.workflow.Surroundings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one deployment does to the schema of its database.
 *
 * @param schema empty where it does nothing
 * @param away the directory of migrations that cannot be looked at
 */
record SchemaSteps(
        Optional<DeployedSchema> schema, Optional<String> away, Goal goal, DeployRequest request) {

    /** Of what was not looked at. */
    static SchemaSteps none(Goal goal, DeployRequest request) {
        return new SchemaSteps(Optional.empty(), Optional.empty(), goal, request);
    }

    /** Looks at files and database. */
    static SchemaSteps of(
            Stack stack,
            ObservedStack observed,
            Surroundings around,
            Goal goal,
            DeployRequest request) {
        if (goal.isRollback()) {
            // What files there are now is not that of an earlier version.
            return none(goal, request);
        }
        var away = DeployedSchema.away(stack);
        return new SchemaSteps(
                away.isPresent()
                        ? Optional.empty()
                        : DeployedSchema.of(stack, observed, around.engine(), around.settings()),
                away,
                goal,
                request);
    }

    List<Gate> gates() {
        return schema.map(DeployedSchema::gates).orElse(List.of());
    }

    /**
     * Before everything else, where the database stays as it is, so that nothing else has been done
     * when it fails.
     *
     * @param over the services that go over
     */
    Optional<Step> expand(Set<ServiceName> over) {
        return schema.filter(known -> !over.contains(known.database()))
                .flatMap(DeployedSchema::expand);
    }

    /** After everything else. Services that nobody named may need what is taken away. */
    Optional<Step> contract() {
        return isPartial() ? Optional.empty() : schema.flatMap(DeployedSchema::contract);
    }

    private boolean isPartial() {
        return !request.up().wanted().named().isEmpty();
    }

    /** What the user should know. */
    List<String> warnings() {
        if (away.isPresent()) {
            return List.of(
                    "migrations that wait are left to `stackctl migrate up --contract`: "
                            + away.get()
                            + " is not on this machine");
        }
        var waiting = schema.map(DeployedSchema::waiting).orElse(List.of());
        return isPartial() && !waiting.isEmpty()
                ? List.of(String.join(", ", waiting) + ": waits for a deployment of all services")
                : List.of();
    }

    /** How far the revision knows the schema. */
    Optional<SchemaMark> mark() {
        return goal.rollback()
                .map(Goal.Earlier::schema)
                .orElseGet(() ->
                        schema.map(known -> new SchemaMark(known.database(), known.version())));
    }
}
