package io.stackctl;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the package graph of docs/architecture.md. */
class LayersTest {

    private static final Map<String, Set<String>> MAY_IMPORT =
            Map.ofEntries(
                    Map.entry("failure", Set.of()),
                    Map.entry("files", Set.of()),
                    Map.entry("local", Set.of()),
                    Map.entry("registry", Set.of("failure")),
                    Map.entry("model", Set.of("failure")),
                    Map.entry("state", Set.of("model")),
                    Map.entry("event", Set.of("model", "failure")),
                    Map.entry("definition", Set.of("files", "model", "failure")),
                    Map.entry("engine", Set.of("model", "state", "event", "failure")),
                    Map.entry(
                            "docker",
                            Set.of(
                                    "engine",
                                    "registry",
                                    "files",
                                    "local",
                                    "model",
                                    "state",
                                    "event",
                                    "failure")),
                    Map.entry(
                            "cluster",
                            Set.of("execution", "plan", "engine", "event", "model", "failure")),
                    Map.entry(
                            "swarm",
                            Set.of(
                                    "cluster",
                                    "docker",
                                    "planner",
                                    "plan",
                                    "execution",
                                    "engine",
                                    "files",
                                    "local",
                                    "event",
                                    "model",
                                    "failure")),
                    Map.entry("live", Set.of("engine", "state", "model", "failure")),
                    Map.entry("history", Set.of("engine", "files", "state", "model", "failure")),
                    Map.entry("migration.rule", Set.of()),
                    Map.entry(
                            "migration",
                            Set.of(
                                    "planner",
                                    "step",
                                    "plan",
                                    "migration.rule",
                                    "engine",
                                    "local",
                                    "event",
                                    "model",
                                    "state",
                                    "failure")),
                    Map.entry("plan", Set.of("event", "model")),
                    Map.entry(
                            "traffic", Set.of("definition", "engine", "model", "state", "failure")),
                    Map.entry(
                            "step",
                            Set.of(
                                    "plan",
                                    "execution",
                                    "live",
                                    "history",
                                    "traffic",
                                    "engine",
                                    "local",
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
                                    "cluster",
                                    "history",
                                    "live",
                                    "traffic",
                                    "engine",
                                    "registry",
                                    "files",
                                    "local",
                                    "event",
                                    "state",
                                    "model",
                                    "failure")),
                    Map.entry(
                            "kubernetes",
                            Set.of(
                                    "workflow",
                                    "cluster",
                                    "plan",
                                    "execution",
                                    "engine",
                                    "files",
                                    "local",
                                    "event",
                                    "model",
                                    "failure")),
                    Map.entry(
                            "embed",
                            Set.of(
                                    "docker",
                                    "registry",
                                    "workflow",
                                    "planner",
                                    "definition",
                                    "engine",
                                    "local",
                                    "event",
                                    "state",
                                    "model",
                                    "failure")),
                    Map.entry("junit", Set.of("embed", "workflow", "planner", "model", "failure")),
                    Map.entry(
                            "terminal",
                            Set.of(
                                    "migration.rule",
                                    "cluster",
                                    "history",
                                    "local",
                                    "event",
                                    "plan",
                                    "state",
                                    "model",
                                    "failure")),
                    Map.entry(
                            "command",
                            Set.of(
                                    "workflow",
                                    "planner",
                                    "migration.rule",
                                    "cluster",
                                    "history",
                                    "terminal",
                                    "files",
                                    "model",
                                    "failure")));

    private static final int MOST_IN_A_PACKAGE = 40;

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("-tests.jar"))
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
    void each_package_is_in_one_module_only() {
        Map<String, Set<String>> modules = new TreeMap<>();
        for (var known : CLASSES) {
            modules.computeIfAbsent(known.getPackageName(), _ -> new TreeSet<>())
                    .add(module(known));
        }

        modules.values().removeIf(places -> places.size() == 1);
        assertEquals(Map.of(), modules);
    }

    /** The folder or the jar that it was loaded from. */
    private static String module(JavaClass known) {
        var place = known.getSource().orElseThrow().getUri().toString();
        return place.substring(0, place.lastIndexOf(known.getName().replace('.', '/')));
    }

    @Test
    void each_library_stays_behind_one_door() {
        onlyIn("com.github.dockerjava..", "docker");
        onlyIn("org.snakeyaml..", "definition");
        onlyIn("picocli..", "command");
        onlyIn("io.fabric8..", "kubernetes");
        onlyIn("tools.jackson..", "kubernetes");
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

    /** All of it comes down in a {@link io.stackctl.local.Settings}. */
    @Test
    void only_the_beginning_of_the_process_asks_it_for_variables_and_folders() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.stackctl")
                .and()
                // That of the processor alone, which no user has of their own.
                .doNotHaveFullyQualifiedName("io.stackctl.files.Posix")
                .and()
                // Where another program begins.
                .doNotHaveFullyQualifiedName("io.stackctl.embed.ThisProcess")
                .should()
                .accessTargetWhere(isCall(System.class, "getenv", "getProperty", "getProperties"))
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages("io.stackctl", "io.stackctl.files..", "io.stackctl.junit")
                .and()
                .doNotHaveFullyQualifiedName("io.stackctl.embed.ThisProcess")
                .should()
                .accessTargetWhere(isCall(Path.class, "toAbsolutePath"))
                .orShould()
                .accessTargetWhere(isCall(File.class, "getAbsolutePath"))
                .orShould()
                .callMethod(File.class, "createTempFile", String.class, String.class)
                .orShould()
                .accessTargetWhere(isCall(Files.class, "createTempFile", "createTempDirectory"))
                .check(CLASSES);
    }

    @Test
    void nothing_below_the_process_ends_it() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.stackctl")
                .should()
                .accessTargetWhere(isCall(System.class, "exit"))
                .orShould()
                .accessTargetWhere(isCall(Runtime.class, "exit", "halt"))
                .check(CLASSES);
    }

    /** Values and collections that change: a process may have several stacks at once. */
    @Test
    void no_state_is_kept_for_a_whole_process() {
        noFields()
                .that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("io.stackctl")
                .should()
                .notBeFinal()
                .check(CLASSES);
    }

    @Test
    void nothing_prints_past_the_terminal() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
    }

    private static DescribedPredicate<JavaAccess<?>> isCall(Class<?> owner, String... names) {
        return describe(
                "the target is " + owner.getSimpleName() + "." + String.join(" or ", names),
                access ->
                        access.getTargetOwner().isEquivalentTo(owner)
                                && List.of(names).contains(access.getName()));
    }

    @Test
    void no_package_has_more_classes_than_a_reader_can_keep_in_mind() {
        var files = new TreeMap<String, Set<String>>();
        for (var type : CLASSES) {
            type.getSource()
                    .flatMap(source -> source.getFileName())
                    .ifPresent(file ->
                            files.computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>())
                                    .add(file));
        }
        files.values().forEach(names -> names.remove("package-info.java"));
        files.values().removeIf(names -> names.size() <= MOST_IN_A_PACKAGE);

        assertEquals(Map.of(), files);
    }

    @Test
    void nothing_is_ordered_by_what_each_process_would_make_anew() {
        noClasses()
                .should()
                .callMethodWhere(
                        describe(
                                "Comparator.comparing and its kin",
                                call ->
                                        call.getTargetOwner().isEquivalentTo(Comparator.class)
                                                && call.getTarget()
                                                        .getName()
                                                        .matches("comparing.*|thenComparing.*")))
                .because("model.Order does the same without serialisable lambdas")
                .check(CLASSES);
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
