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
        assertEquals("1.1kB", HumanSize.roundedDecimal(1096));
        assertEquals("528KiB", HumanSize.binary(528 * 1024));
        assertEquals("23.54GiB", HumanSize.binary(25_276_007_219L));
        assertEquals("0B", HumanSize.roundedDecimal(0));
        assertEquals("1.05kB", HumanSize.roundedDecimal(1050));
        assertEquals("1.004MB", HumanSize.decimal(1_004_000));
        assertEquals("1023KiB", HumanSize.binary(1023 * 1024));
        assertEquals("9.223EB", HumanSize.decimal(Long.MAX_VALUE));
        assertEquals("-1B", HumanSize.decimal(-1));
    }

    @Test
    void a_size_halfway_between_two_goes_to_the_even_one() {
        assertEquals("1.062kB", HumanSize.decimal(1062));
        assertEquals("12.12kB", HumanSize.decimal(12_125));
        assertEquals("12.38kB", HumanSize.decimal(12_375));
        assertEquals("112kB", HumanSize.roundedDecimal(112_500));
        assertEquals("114kB", HumanSize.roundedDecimal(113_500));
    }

    @Test
    void a_size_that_rounds_up_to_the_next_unit_is_printed_as_the_engines_client_does() {
        assertEquals("1e+03kB", HumanSize.roundedDecimal(999_600));
        assertEquals("1000kB", HumanSize.decimal(999_960));
        assertEquals("10kB", HumanSize.roundedDecimal(9_999));
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
