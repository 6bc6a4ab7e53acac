package io.stackctl.terminal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.state.PublishedPort;
import io.stackctl.terminal.text.GoTime;
import io.stackctl.terminal.text.HumanDuration;
import io.stackctl.terminal.text.HumanSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HumanTextTest {

    @Test
    void spans_of_time_are_worded_as_the_engine_words_them() {
        assertEquals("Less than a second", HumanDuration.of(Duration.ofMillis(900)));
        assertEquals("1 second", HumanDuration.of(Duration.ofSeconds(1)));
        assertEquals("About a minute", HumanDuration.of(Duration.ofSeconds(61)));
        assertEquals("46 minutes", HumanDuration.of(Duration.ofMinutes(46)));
        assertEquals("About an hour", HumanDuration.of(Duration.ofMinutes(80)));
        assertEquals("47 hours", HumanDuration.of(Duration.ofHours(47)));
        assertEquals("13 days", HumanDuration.of(Duration.ofDays(13)));
        assertEquals("2 weeks", HumanDuration.of(Duration.ofDays(14)));
        assertEquals("2 months", HumanDuration.of(Duration.ofDays(70)));
        assertEquals("2 years", HumanDuration.of(Duration.ofDays(800)));
    }

    @Test
    void sizes_have_the_digits_that_the_engine_shows() {
        assertEquals("74.4MB", HumanSize.roundedDecimal(74441781));
        assertEquals("0B", HumanSize.roundedDecimal(0));
        assertEquals("1.1kB", HumanSize.roundedDecimal(1096));
        assertEquals("528KiB", HumanSize.binary(528 * 1024));
        assertEquals("23.54GiB", HumanSize.binary(23.54 * 1024 * 1024 * 1024));
    }

    @Test
    void neighbouring_ports_with_the_same_number_outside_become_a_range() {
        assertEquals(
                "0.0.0.0:80-81->80-81/tcp, 99/tcp, 127.0.0.1:8090->90/udp, [::]:8090->90/udp",
                PortsText.of(
                        List.of(
                                new PublishedPort("::", 90, 8090, "udp"),
                                new PublishedPort("0.0.0.0", 81, 81, "tcp"),
                                new PublishedPort("127.0.0.1", 90, 8090, "udp"),
                                new PublishedPort("", 99, 0, "tcp"),
                                new PublishedPort("0.0.0.0", 80, 80, "tcp"))));
    }

    @Test
    void times_have_as_many_decimals_as_they_need() {
        assertEquals("2026-01-02T03:04:05Z", GoTime.of(Instant.parse("2026-01-02T03:04:05Z")));
        assertEquals(
                "2026-01-02T03:04:05.12Z", GoTime.of(Instant.parse("2026-01-02T03:04:05.120Z")));
    }

    @Test
    void columns_are_padded_but_the_last() {
        assertEquals(
                "NAME         PORTS\nshop-web-1   \n",
                TextTable.narrow().row("NAME", "PORTS").row("shop-web-1", "").toString());
        assertEquals(
                "SERVICE  #   CMD\nweb      12  sh\n",
                TextTable.dense().row("SERVICE", "#", "CMD").row("web", "12", "sh").toString());
    }
}
