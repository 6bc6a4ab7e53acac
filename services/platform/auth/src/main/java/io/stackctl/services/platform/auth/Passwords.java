package io.stackctl.services.platform.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.stackctl.services.kit.HttpError;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords with Argon2id, 12 MiB and 3 passes: one of the equal choices of OWASP's Password
 * Storage Cheat Sheet, and the one that fits into a container of 128 MiB. For the same reason two
 * are hashed at once, and the others wait.
 */
final class Passwords {
    private static final Argon2Function ARGON2ID =
            Argon2Function.getInstance(12 * 1024, 3, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 5;

    private final Semaphore slots = new Semaphore(AT_ONCE, true);

    /** The hash of no password that anybody knows. */
    private final String nobodys = hash(Token.random().value());

    /**
     * With its parameters and salt, such as {@code $argon2id$v=19$m=12288,t=3,p=1$…$…}.
     *
     * @throws HttpError 503 when too many are waiting
     */
    String hash(String password) {
        return slowly(
                () -> Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2ID).getResult());
    }

    /**
     * Whether the password belongs to the hash.
     *
     * @throws HttpError 503 when too many are waiting
     */
    boolean fits(String password, String hash) {
        return slowly(() ->
                Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Takes as long as {@link #fits}, so that time does not tell whether there is an account. */
    boolean fitsNobody(String password) {
        fits(password, nobodys);
        return false;
    }

    private <T> T slowly(Supplier<T> work) {
        try {
            if (!slots.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new HttpError(503, "too many people sign in at this moment: try again");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new HttpError(503, "the service is stopping");
        }
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
