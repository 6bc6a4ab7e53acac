package io.stackctl.workflow.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuspiciousTextTest {

    private static final String WEB_TOKEN =
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxMjM0NTY3ODkwIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV";

    private static String kind(String key, String value) {
        return SuspiciousText.in(key, value).map(SuspiciousText.Finding::kind).orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "AWS Client ID, A3TX1234567890ABCDEF",
        "AWS Secret Key, 'aws\"12345+67890/abcdefghijklm+NOPQRSTUVWXYZ+\"'",
        "Github authentication, ghp_1234567890abcdefghijklmnopqrstuvwxyz",
        "JSON Web Token, " + WEB_TOKEN,
        "Stripe API key, sk_live_abcdefghijklmnopqrstuvwx",
        "Slack token, xoxb-123-abc",
        "URL with password, 'postgres://joe:sesame@db/shop'",
        "High entropy string, kR3vZ9qT1xW7mB5nC2sD8fG4hJ6kL0pQaSdFgHyUiO",
        "'', info",
        "'', 'postgres://joe:${PASSWORD}@db/shop'",
        "'', 'https://example.com:8080/a@b'",
        "'', sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
        "'', /var/lib/postgresql/data/base/16384/pg_filenode.map"
    })
    void forms_of_secrets_are_known(String kind, String value) {
        assertEquals(kind, kind("services.web.environment.X", value));
    }

    @ParameterizedTest
    @CsvSource({
        "Keyword Detector, AWS_SECRET_ACCESS_KEY, wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "'', AWS_SECRET_ACCESS_KEY, changeme",
        "'', GREETING, wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
    })
    void names_make_long_values_suspicious(String kind, String key, String value) {
        assertEquals(kind, kind(key, value));
    }

    @ParameterizedTest
    @CsvSource({
        "true, x",
        "true, a$$b",
        "true, $$a",
        "true, toto",
        "false, ''",
        "false, ${PASSWORD}",
        "false, $PASSWORD",
        "false, prefix-${PASSWORD}"
    })
    void places_for_variables_are_no_literals(boolean literal, String value) {
        assertEquals(literal, SuspiciousText.isLiteral(value));
    }

    @ParameterizedTest
    @CsvSource({
        "true, DB_PASSWORD",
        "true, API_KEY",
        "true, mysql_root_password",
        "true, GITHUB_TOKEN",
        "true, PGPASSFILE_PWD",
        "false, LOG_LEVEL",
        "false, PORT",
        "false, MYSQL_DATABASE",
        "false, KEYBOARD"
    })
    void names_of_secrets_are_known(boolean suspicious, String name) {
        assertEquals(suspicious, SuspiciousText.isName(name));
    }

    @ParameterizedTest
    @CsvSource({
        "1, '-----BEGIN DSA PRIVATE KEY-----\nwxyz+ABC=\n-----END DSA PRIVATE KEY-----'",
        "1, 'a\ntoken: ghp_1234567890abcdefghijklmnopqrstuvwxyz\nb'",
        "0, 'BEGIN CERTIFICATE'"
    })
    void keys_in_files_are_found(int count, String text) {
        assertEquals(count, SuspiciousText.in(text).size());
    }
}
