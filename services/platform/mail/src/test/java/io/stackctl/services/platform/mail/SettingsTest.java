package io.stackctl.services.platform.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.kit.ConfigurationException;
import io.stackctl.services.kit.Environment;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Map<String, String> LEAST =
            Map.of(
                    "HOSTNAME", "a1",
                    "REDIS_URL", "redis://redis:6379",
                    "SMTP_HOST", "smtp.example.com",
                    "SMTP_FROM", "no-reply@example.com");

    private static Environment with(String... more) {
        var all = new HashMap<>(LEAST);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return new Environment(all);
    }

    @Test
    void a_connection_is_encrypted_unless_somebody_says_otherwise() {
        assertEquals(SmtpSettings.Tls.STARTTLS, with().read(Settings.class).smtp().tls());
    }

    @Test
    void a_mail_is_not_taken_over_while_it_may_still_be_sent() {
        assertEquals(60, with().read(Settings.class).claimAfter().toSeconds());
        assertEquals(21, claimAfter("21"));
        var refused = assertThrows(ConfigurationException.class, () -> claimAfter("20"));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("CLAIM_SECONDS=20 is not above 20"),
                refused::toString);
    }

    private static long claimAfter(String seconds) {
        return with("SMTP_TIMEOUT_SECONDS", "2", "CLAIM_SECONDS", seconds)
                .read(Settings.class)
                .claimAfter()
                .toSeconds();
    }

    @Test
    void the_password_is_not_shown() {
        var settings = with("SMTP_USER", "me", "SMTP_PASSWORD", "hidden").read(Settings.class);

        assertTrue(settings.smtp().hasUser());
        assertFalse(settings.toString().contains("hidden"), settings.toString());
    }
}
