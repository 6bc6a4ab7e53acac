package io.stackctl.services.gateway.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.balancing.Shares;
import io.stackctl.services.gateway.balancing.Sticky;
import io.stackctl.services.gateway.balancing.Traffic;
import io.stackctl.services.kit.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficLabelsTest {
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);

    /** Volume 7 of web@shop with these labels more, or in the place of others. */
    private static Traffic read(Map<String, String> labels) {
        return read("shop_stackctl-traffic-web-7", labels);
    }

    private static Traffic read(String name, Map<String, String> labels) {
        var all = new HashMap<String, String>();
        all.put("io.stackctl.traffic.stack", "shop");
        all.put("io.stackctl.traffic.service", "web");
        all.put("io.stackctl.traffic.generation", "7");
        labels.forEach((key, value) -> all.put("io.stackctl.traffic." + key, value));
        return TrafficLabels.read(Answer.parse(Json.print(Map.of("Name", name, "Labels", all))));
    }

    private static String refusal(Map<String, String> labels) {
        var refused = assertThrows(IllegalArgumentException.class, () -> read(labels));
        return String.valueOf(refused.getMessage());
    }

    @Test
    void all_of_it_is_read() {
        assertEquals(
                new Traffic(
                        "web@shop",
                        7,
                        new Shares(new TreeMap<>(Map.of("3", 950, "4", 50)), Sticky.COOKIE),
                        Set.of(ID),
                        Set.of(OTHER),
                        Duration.ofSeconds(30),
                        true),
                read(
                        Map.of(
                                "shares",
                                "3=950,4=50",
                                "sticky",
                                "cookie",
                                "drained",
                                ID,
                                "ready",
                                OTHER,
                                "hold",
                                "30000",
                                "maintenance",
                                "on")));
    }

    @Test
    void what_is_left_out_or_empty_is_not_ordered() {
        var nothing = new Traffic("web@shop", 7, null, Set.of(), Set.of(), Duration.ZERO, false);

        assertEquals(nothing, read(Map.of()));
        assertEquals(
                nothing,
                read(
                        Map.of(
                                "shares",
                                "",
                                "drained",
                                "",
                                "hold",
                                "0",
                                "sticky",
                                "",
                                "maintenance",
                                "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    shares      | 3=950
                    shares      | 3=950,4=51
                    shares      | 3=1000,4
                    shares      | 3=1000,
                    shares      | 3=500,3=1000
                    shares      | 3=-1,4=1001
                    shares      | 3=4294968296
                    shares      | 3=1000;Path=/
                    shares      | =1000
                    shares      | a b=1000
                    drained     | 0123456789ab
                    drained     | ../../containers/json
                    ready       | 0123456789ab
                    hold        | -1
                    hold        | 30s
                    hold        | 3600001
                    hold        | 99999999999999999999
                    sticky      | always
                    maintenance | true
                    stack       | ''
                    stack       | other
                    service     | web/../x
                    generation  | 0
                    generation  | 07
                    generation  | -7
                    generation  | 9223372036854775808
                    generation  | 8
                    """)
    void half_an_order_is_none(String label, String value) {
        var labels = new HashMap<>(Map.of("shares", "3=1000"));
        labels.put(label, value);

        assertTrue(refusal(labels).length() < 200);
    }

    @Test
    void no_label_is_too_long_to_be_told_of() {
        var many =
                IntStream.range(0, 200)
                        .mapToObj(i -> String.format("%064x", i))
                        .collect(Collectors.joining(","));
        var shares =
                IntStream.range(0, 1000).mapToObj(i -> i + "=1").collect(Collectors.joining(","));

        for (var labels :
                List.of(
                        Map.of("drained", many),
                        Map.of("shares", shares),
                        Map.of("shares", "3".repeat(100_000)),
                        Map.of("shares", "3=1000", "sticky", "x".repeat(100_000)),
                        Map.of("generation", "7".repeat(100_000)))) {
            assertTrue(refusal(labels).length() < 200, refusal(labels));
        }
    }

    @Test
    void a_volume_without_labels_orders_nothing() {
        var volume = Answer.parse("{\"Name\":\"shop_stackctl-traffic-web-7\",\"Labels\":null}");

        assertThrows(IllegalArgumentException.class, () -> TrafficLabels.read(volume));
    }
}
