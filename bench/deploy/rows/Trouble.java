package rows;

import module java.base;

import static rows.Promises.*;

/** What happens to a deployment on its way, or has happened before it. */
enum Trouble {
    /** The tool is killed while it waits, and started again. */
    TOOL_KILLED("tool killed", NONE_FAILED, NO_POST_LOST, NEW_SERVES, NONE_CUT, CLOSED_WELL),
    /** Two deploy the same at once, one of which waits for the other. */
    TWO_DEPLOYERS("two deployers", NONE_FAILED, NO_POST_LOST, NEW_SERVES, NONE_CUT, CLOSED_WELL),
    /** Whoever deploys stands still; somebody else, as if from another machine, goes on; then the first one wakes up. */
    HOLDER_FROZEN("holder frozen", NONE_FAILED, NO_POST_LOST, NEW_SERVES, NONE_CUT, CLOSED_WELL),
    /** The gateway dies while the old one is drained, and is started again by the engine. */
    GATEWAY_KILLED("gateway killed", GATEWAY_AWAY, NEW_SERVES),
    /** The engine ends, with all containers, and is started again. */
    ENGINE_RESTARTED("engine restarted", NEW_SERVES),
    /** Version 2 was served before version 1; images that nothing runs were pruned. */
    ROLLED_BACK_AFTER_PRUNE("rollback after prune", NONE_FAILED, NO_POST_LOST, NEW_SERVES, NONE_CUT, CLOSED_WELL);

    private final String scenario;
    private final List<Scenario.Promise> promises;

    Trouble(String scenario, Scenario.Promise... promises) {
        this.scenario = scenario;
        this.promises = List.of(promises);
    }

    String scenario() {
        return scenario;
    }

    String tool() {
        return "stackctl rolling, " + scenario;
    }

    Scenario.Promise[] promises() {
        return promises.toArray(Scenario.Promise[]::new);
    }
}
