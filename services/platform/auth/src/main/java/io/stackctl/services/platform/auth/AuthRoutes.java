package io.stackctl.services.platform.auth;

import io.stackctl.services.kit.HttpError;
import io.stackctl.services.kit.Request;
import io.stackctl.services.kit.Response;
import io.stackctl.services.kit.Service;
import io.stackctl.services.platform.messaging.Announcements;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/**
 * What the service answers. No answer, and no time that one takes, tells a stranger whether a mail
 * address has an account.
 */
final class AuthRoutes {
    private static final Response LOOK_INTO_YOUR_MAIL =
            Response.json(Map.of("message", "Look into your mail: a link in it makes the account."))
                    .withStatus(202);

    private final Accounts accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Mails mails;
    private final RateLimit limit;
    private final Announcements announcements;
    private final Settings settings;
    private final Caller caller;

    AuthRoutes(
            Accounts accounts,
            Sessions sessions,
            Passwords passwords,
            Mails mails,
            RateLimit limit,
            Announcements announcements,
            Settings settings) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.mails = mails;
        this.limit = limit;
        this.announcements = announcements;
        this.settings = settings;
        this.caller = new Caller(settings.frontEndKey());
    }

    void define(Service service) {
        service.post("/signup", this::signUp);
        service.post("/activate", this::activate);
        service.post("/login", this::logIn);
        service.get("/session", this::session);
        service.post("/logout", sessions::end);
        service.get("/announcements", _ -> Response.json(announcements.heard()));
    }

    private Response signUp(Request request) throws IOException, SQLException {
        var signup = request.json(Signup.class);
        var from = countCaller(request);
        // By who asks, too: whoever fills a mailbox keeps nobody else from signing up.
        limit.count("signup of", signup.email() + " from " + from, settings.attemptsPerEmail());
        limit.count("mails to", signup.email().value(), settings.mailsPerEmail());
        var hash = passwords.hash(signup.password());
        if (accounts.passwordHash(signup.email()).isPresent()) {
            mails.alreadyThere(signup.email());
            return LOOK_INTO_YOUR_MAIL;
        }
        var token = Token.random();
        var life = settings.activationLife();
        accounts.signUp(signup.email(), hash, token, Instant.now().plus(life));
        mails.activation(signup.email(), token, life);
        return LOOK_INTO_YOUR_MAIL;
    }

    private Response activate(Request request) throws IOException, SQLException {
        countCaller(request);
        var token = request.json(Activation.class).token();
        return accounts.activate(token)
                .map(email -> Response.json(Map.of("email", email)))
                .orElseThrow(() ->
                        new HttpError(
                                410, "This link was used before, or is too old: sign up again."));
    }

    private Response logIn(Request request) throws IOException, SQLException {
        var login = request.json(Login.class);
        // By who tries, too: whoever guesses locks out nobody elsewhere.
        var guesser = login.email() + " from " + countCaller(request);
        limit.count("login of", guesser, settings.attemptsPerEmail());
        var hash = accounts.passwordHash(login.email());
        boolean fits =
                hash.map(known -> passwords.fits(login.password(), known))
                        .orElseGet(() -> passwords.fitsNobody(login.password()));
        if (!fits) {
            throw new HttpError(
                    401, "The mail address or the password is wrong, or not confirmed yet.");
        }
        limit.forget("login of", guesser);
        return sessions.begin(login.email().value());
    }

    private Response session(Request request) {
        return sessions.of(request)
                .map(Response::json)
                .orElseThrow(() -> new HttpError(401, "You are not logged in."));
    }

    /** Counts an attempt of the caller's, and says whose it was. */
    private String countCaller(Request request) {
        var network = caller.network(request);
        limit.count("from", network, settings.attemptsPerAddress());
        return network;
    }
}
