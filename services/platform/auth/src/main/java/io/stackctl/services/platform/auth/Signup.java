package io.stackctl.services.platform.auth;

/** The body of {@code POST /signup}. */
record Signup(EmailAddress email, String password) {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 128;

    Signup {
        // Length is what counts; rules about kinds of characters are not (NIST SP 800-63B,
        // 3.1.1.2).
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "has a password that is not from "
                            + SHORTEST
                            + " to "
                            + LONGEST
                            + " characters long");
        }
    }

    @Override
    public String toString() {
        return "signup of " + email;
    }
}
