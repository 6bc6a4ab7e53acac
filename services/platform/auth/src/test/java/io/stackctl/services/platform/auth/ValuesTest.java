package io.stackctl.services.platform.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @Test
    void mail_addresses_are_the_same_in_upper_and_lower_case() {
        assertEquals(EmailAddress.of("ada@example.com"), EmailAddress.of(" Ada@Example.COM "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.com",
                "a@b c",
                "a@b\r\nBcc: all@b",
                "<b>@example.com",
                "a@b..c"
            })
    void what_is_no_mail_address_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> EmailAddress.of(text));
    }

    @Test
    void no_two_tokens_are_alike_and_none_is_printed() {
        var token = Token.random();

        assertNotEquals(token, Token.random());
        assertEquals(token, Token.of(token.value()));
        assertFalse(token.toString().contains(token.value()));
        assertFalse(token.hash().contains(token.value()));
    }

    @Test
    void a_password_is_from_10_to_128_characters_long() {
        var email = EmailAddress.of("ada@example.com");

        assertThrows(IllegalArgumentException.class, () -> new Signup(email, "x".repeat(9)));
        assertThrows(IllegalArgumentException.class, () -> new Signup(email, "x".repeat(129)));
        assertFalse(new Signup(email, "x".repeat(10)).toString().contains("xxx"));
    }

    @Test
    void a_password_fits_its_own_hash_only() {
        var passwords = new Passwords();
        var hash = passwords.hash("correct horse");

        assertTrue(hash.startsWith("$argon2id$v=19$m=12288,t=3,p=1$"), hash);
        assertTrue(passwords.fits("correct horse", hash));
        assertFalse(passwords.fits("wrong horse", hash));
        assertFalse(passwords.fitsNobody("correct horse"));
        assertNotEquals(hash, passwords.hash("correct horse"));
    }
}
