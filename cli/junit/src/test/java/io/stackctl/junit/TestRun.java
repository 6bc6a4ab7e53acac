package io.stackctl.junit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests as a build does, and keeps what became of them. */
final class TestRun implements TestExecutionListener {

    private final List<Throwable> failures = new ArrayList<>();
    private int passed;

    private TestRun() {}

    /** Runs all tests of classes, one after the other. */
    static TestRun of(Class<?>... tests) {
        return of(Map.of(), tests);
    }

    /** The same with settings of JUnit. */
    static TestRun of(Map<String, String> settings, Class<?>... tests) {
        var run = new TestRun();
        var request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(
                                Arrays.stream(tests).map(DiscoverySelectors::selectClass).toList())
                        .configurationParameters(settings)
                        .build();
        LauncherFactory.create().execute(request, run);
        return run;
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        result.getThrowable().ifPresent(failures::add);
        if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            passed++;
        }
    }

    /** How many tests passed, whatever became of others. */
    synchronized int successes() {
        return passed;
    }

    /** How many tests passed. Whatever failed besides is thrown. */
    int passed() {
        if (!failures.isEmpty()) {
            throw new AssertionError("a test failed", failures.getFirst());
        }
        return passed;
    }

    /** The only failure. */
    Throwable failure() {
        if (failures.size() != 1) {
            throw new AssertionError("failures: " + failures);
        }
        return failures.getFirst();
    }
}
