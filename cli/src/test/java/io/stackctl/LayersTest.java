package io.stackctl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds the package graph of docs/architecture.md. */
class LayersTest {

    private static final Map<String, Set<String>> MAY_IMPORT =
            Map.ofEntries(
                    Map.entry("failure", Set.of()),
                    Map.entry("files", Set.of()),
                    Map.entry("model", Set.of("failure")),
                    Map.entry("state", Set.of("model")),
                    Map.entry("event", Set.of("model", "failure")),
                    Map.entry("definition", Set.of("files", "model", "failure")),
                    Map.entry("engine", Set.of("model", "state", "event", "failure")),
                    Map.entry(
                            "docker",
                            Set.of("engine", "files", "model", "state", "event", "failure")),
                    Map.entry("migration.rule", Set.of()),
                    Map.entry(
                            "migration",
                            Set.of(
                                    "planner",
                                    "step",
                                    "plan",
                                    "migration.rule",
                                    "engine",
                                    "event",
                                    "model",
                                    "state",
                                    "failure")),
                    Map.entry("plan", Set.of("event", "model")),
                    Map.entry(
                            "step",
                            Set.of(
                                    "plan",
                                    "execution",
                                    "engine",
                                    "event",
                                    "model",
                                    "state",
                                    "failure")),
                    Map.entry("planner", Set.of("step", "plan", "model", "state", "failure")),
                    Map.entry("execution", Set.of("plan", "engine", "event", "failure")),
                    Map.entry(
                            "workflow",
                            Set.of(
                                    "definition",
                                    "planner",
                                    "step",
                                    "plan",
                                    "execution",
                                    "migration",
                                    "migration.rule",
                                    "engine",
                                    "files",
                                    "event",
                                    "state",
                                    "model",
                                    "failure")),
                    Map.entry(
                            "terminal",
                            Set.of("migration.rule", "event", "plan", "state", "model", "failure")),
                    Map.entry(
                            "command",
                            Set.of(
                                    "workflow",
                                    "planner",
                                    "migration.rule",
                                    "terminal",
                                    "files",
                                    "model",
                                    "failure")));

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.stackctl");

    @Test
    void every_package_imports_only_what_the_graph_allows() {
        var layers =
                layeredArchitecture()
                        .consideringOnlyDependenciesInLayers()
                        .withOptionalLayers(true);
        for (String name : MAY_IMPORT.keySet()) {
            layers = layers.layer(name).definedBy("io.stackctl." + name + "..");
        }
        for (var entry : MAY_IMPORT.entrySet()) {
            layers =
                    entry.getValue().isEmpty()
                            ? layers.whereLayer(entry.getKey()).mayNotAccessAnyLayer()
                            : layers.whereLayer(entry.getKey())
                                    .mayOnlyAccessLayers(entry.getValue().toArray(new String[0]));
        }
        layers.check(CLASSES);
    }

    @Test
    void no_packages_depend_on_each_other_in_a_circle() {
        slices().matching("io.stackctl.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void no_rooms_of_a_package_depend_on_each_other_in_a_circle() {
        slices().matching("io.stackctl.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void each_library_stays_behind_one_door() {
        onlyIn("com.github.dockerjava..", "docker");
        onlyIn("org.snakeyaml..", "definition");
        onlyIn("picocli..", "command");
        onlyIn("org.fusesource..", "terminal");
    }

    @Test
    void planning_touches_neither_files_nor_network_nor_clock() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.stackctl.plan..",
                        "io.stackctl.planner..",
                        "io.stackctl.model..",
                        "io.stackctl.state..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..")
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(CLASSES);
    }

    @Test
    void nothing_prints_past_the_terminal() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
    }

    private static void onlyIn(String library, String door) {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.stackctl." + door + "..", "io.stackctl")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }
}
