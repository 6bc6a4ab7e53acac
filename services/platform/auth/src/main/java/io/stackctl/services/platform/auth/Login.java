package io.stackctl.services.platform.auth;

/** The body of {@code POST /login}. */
record Login(EmailAddress email, String password) {
    @Override
    public String toString() {
        return "login of " + email;
    }
}
