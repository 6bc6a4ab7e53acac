package io.stackctl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AddressCredentialsTest {

    private static final String TEXT = "from ssh://me@host to https://me:p@ss:w@git.example/a@b";

    @Test
    void all_of_them_are_hidden_however_many_at_signs_they_have() {
        assertEquals(
                "from ssh://***@host to https://***@git.example/a@b",
                AddressCredentials.hidden(TEXT));
    }

    @Test
    void without_the_password_the_user_is_still_told() {
        assertEquals(
                "from ssh://me@host to https://me:***@git.example/a@b",
                AddressCredentials.withoutPassword(TEXT, "***"));
    }

    @Test
    void what_has_none_stays() {
        assertEquals("http://host:80/@x", AddressCredentials.hidden("http://host:80/@x"));
        assertEquals(
                "http://host:80/@x", AddressCredentials.withoutPassword("http://host:80/@x", "x"));
    }
}
