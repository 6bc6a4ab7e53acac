package io.stackctl.services.kit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {
    private final HostNames names = HostNames.of("inbox.example.com, Mail.LAN ,");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "shop.localhost",
                "event-bus",
                "127.0.0.1",
                "192.168.1.7",
                "[::1]",
                "inbox.example.com",
                "mail.lan"
            })
    void what_no_other_site_can_call_itself_is_allowed(String host) {
        assertTrue(names.include(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evil.localhost.",
                "127.1",
                "x.inbox.example.com",
                "example.com"
            })
    void what_another_site_can_call_itself_is_not(String host) {
        assertFalse(names.include(host));
    }
}
