package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.command.EngineVerb;
import io.stackctl.command.GlobalFlags;
import io.stackctl.command.KnownVerb;
import io.stackctl.command.KnownVerb.Need;
import io.stackctl.command.Syntax;
import io.stackctl.workflow.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What knows verbs by name agrees with their declaration. */
class KnownVerbTest {

    private static final Toolbox TOOLBOX =
            (events, confirmation, dryRun) -> {
                throw new AssertionError("no verb is run");
            };

    private static final Map<String, String> OTHER_NAMES = Map.of("convert", "config");

    /** Those that talk to an engine only where they are asked to, or if it is there. */
    private static final Set<KnownVerb> WITHOUT_IF_NEED_BE =
            EnumSet.of(KnownVerb.CONFIG, KnownVerb.CONVERT, KnownVerb.DOCTOR);

    @Test
    void each_verb_has_the_name_that_it_is_declared_with() {
        var wiring = new Wiring(TOOLBOX, Optional.empty());
        for (var verb : KnownVerb.values()) {
            assertEquals(
                    OTHER_NAMES.getOrDefault(verb.word(), verb.word()),
                    wiring.verb(verb.word()).orElseThrow().name());
        }
        assertEquals(Optional.empty(), wiring.verb("unknown"));
    }

    @Test
    void help_lists_them_in_order() {
        assertEquals(KnownVerb.shown().stream().sorted().toList(), KnownVerb.shown());
    }

    @Test
    void each_verb_that_talks_to_an_engine_says_so() {
        var wiring = new Wiring(TOOLBOX, Optional.empty());
        for (var verb : EnumSet.complementOf(EnumSet.copyOf(WITHOUT_IF_NEED_BE))) {
            assertEquals(
                    wiring.verb(verb.word()).orElseThrow() instanceof EngineVerb,
                    verb.need() != Need.NOTHING,
                    verb.word());
        }
    }

    @Test
    void the_launcher_starts_an_engine_for_these_verbs() throws IOException {
        assertEquals(
                words(EnumSet.of(Need.ENGINE, Need.BUNDLED_SERVICES)), launcher("ENGINE_VERBS"));
    }

    @Test
    void the_launcher_builds_the_bundled_services_for_these_verbs() throws IOException {
        assertEquals(words(EnumSet.of(Need.BUNDLED_SERVICES)), launcher("BUILDING_VERBS"));
    }

    @Test
    void the_launcher_knows_which_flags_have_values() throws IOException {
        Syntax flags = new GlobalFlags().syntax();
        var known = launcher("VALUE_OPTIONS");
        for (var word : known) {
            assertTrue(flags.valued(word).isPresent(), word);
        }
        for (var flag : flags.flags()) {
            assertTrue(!flag.valued() || known.containsAll(flag.names()), flag::toString);
        }
    }

    @Test
    void a_verb_is_trained_for_the_cache_that_the_launcher_starts_it_with() throws IOException {
        var caches =
                Map.of(
                        "words", "WORD_VERBS",
                        "definition", "DEFINITION_VERBS",
                        "view", "VIEW_VERBS");
        for (var cache : caches.entrySet()) {
            var verbs = launcher(cache.getValue());
            for (var verb : verbs) {
                assertTrue(verb.equals("help") || KnownVerb.of(verb).isPresent(), verb);
            }
            var trained = trained(cache.getKey());
            verbs.removeAll(OTHER_NAMES.keySet());
            assertTrue(trained.containsAll(verbs), () -> verbs + " of " + trained);
        }
        for (var verb : trained("change")) {
            assertTrue(KnownVerb.of(verb).isPresent(), verb);
        }
    }

    private static Set<String> trained(String cache) throws IOException {
        try (var lines = Files.lines(Path.of("src/training/commands." + cache))) {
            return lines.map(line -> line.split(" ", 2)[0]).collect(Collectors.toSet());
        }
    }

    private static Set<String> words(Set<Need> needs) {
        return List.of(KnownVerb.values()).stream()
                .filter(verb -> needs.contains(verb.need()))
                .map(KnownVerb::word)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> launcher(String list) throws IOException {
        var declared =
                Pattern.compile("local -r " + list + "='([^']*)'")
                        .matcher(Files.readString(Path.of("../../stackctl")));
        assertTrue(declared.find(), list);
        return new TreeSet<>(List.of(declared.group(1).strip().split("\\s+", -1)));
    }
}
