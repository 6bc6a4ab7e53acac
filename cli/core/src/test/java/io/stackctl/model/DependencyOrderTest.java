package io.stackctl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependencyOrderTest {

    @Test
    void each_comes_once_and_after_all_it_stands_on() {
        var standsOn =
                Map.of(
                        "web", List.of("api", "cache"),
                        "api", List.of("db", "cache"),
                        "cache", List.<String>of(),
                        "db", List.<String>of());
        var order =
                new DependencyOrder<String>(
                        name -> standsOn.getOrDefault(name, List.of()), circle -> {});
        order.add("web");
        order.add("db");

        assertEquals(List.of("db", "cache", "api", "web"), order.all());
    }

    @Test
    void a_circle_is_told_without_the_way_to_it_and_cut() {
        var standsOn =
                Map.of(
                        "way", List.of("a"),
                        "a", List.of("b"),
                        "b", List.of("c"),
                        "c", List.of("a"));
        List<List<String>> circles = new ArrayList<>();
        var order =
                new DependencyOrder<String>(
                        name -> standsOn.getOrDefault(name, List.of()), circles::add);
        order.add("way");

        assertEquals(List.of(List.of("a", "b", "c")), circles);
        assertEquals(List.of("c", "b", "a", "way"), order.all());
    }

    @Test
    void a_chain_may_be_longer_than_a_stack_of_frames() {
        var order =
                new DependencyOrder<Integer>(
                        n -> n == 100_000 ? List.of() : List.of(n + 1), circle -> {});
        order.add(0);

        assertEquals(100_001, order.all().size());
        assertEquals(0, order.all().getLast());
    }
}
