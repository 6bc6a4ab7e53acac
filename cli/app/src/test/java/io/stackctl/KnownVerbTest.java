package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.command.EngineVerb;
import io.stackctl.command.GlobalFlags;
import io.stackctl.command.KnownVerb;
import io.stackctl.command.KnownVerb.Cache;
import io.stackctl.command.KnownVerb.Need;
import io.stackctl.command.Syntax;
import io.stackctl.workflow.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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
            EnumSet.of(KnownVerb.CONFIG, KnownVerb.CONVERT, KnownVerb.DOCTOR, KnownVerb.PUBLISH);

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
        assertEquals(words(verb -> verb.need() != Need.NOTHING), launcher("ENGINE_VERBS"));
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
    void the_launcher_starts_each_verb_from_the_cache_that_it_is_declared_with()
            throws IOException {
        var lists =
                Map.of(
                        Cache.WORDS, "WORD_VERBS",
                        Cache.DEFINITION, "DEFINITION_VERBS",
                        Cache.VIEW, "VIEW_VERBS");
        for (var list : lists.entrySet()) {
            var declared = words(verb -> verb.cache() == list.getKey());
            if (list.getKey() == Cache.WORDS) {
                declared.add("help");
            }
            assertEquals(declared, launcher(list.getValue()), list.getValue());
        }
    }

    @Test
    void a_cache_is_trained_on_the_verbs_that_start_from_it() throws IOException {
        for (var cache : EnumSet.complementOf(EnumSet.of(Cache.CHANGE))) {
            var verbs = words(verb -> verb.cache() == cache);
            verbs.removeAll(OTHER_NAMES.keySet());
            var trained = trained(cache);
            assertTrue(trained.containsAll(verbs), () -> verbs + " of " + trained);
        }
        for (var verb : trained(Cache.CHANGE)) {
            assertTrue(KnownVerb.of(verb).isPresent(), verb);
        }
    }

    private static Set<String> trained(Cache cache) throws IOException {
        var commands = "src/training/commands." + cache.name().toLowerCase(Locale.ROOT);
        try (var lines = Files.lines(Path.of(commands))) {
            return lines.map(line -> line.split(" ", 2)[0]).collect(Collectors.toSet());
        }
    }

    private static Set<String> words(Predicate<KnownVerb> which) {
        return List.of(KnownVerb.values()).stream()
                .filter(which)
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
