package io.stackctl.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.docker.api.Refusal;
import io.stackctl.failure.Failure.EngineFailure.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same refusal in the words of different engines. */
class RefusalTest {

    private static final String DENIED =
            "pull access denied, repository does not exist or may require authorization: ";

    @Test
    void a_registry_that_wants_a_login_is_told_from_an_image_that_there_is_not() {
        var unnamed =
                Refusal.of(
                        404,
                        "failed to resolve reference \"host:5000/shop:1\": "
                                + DENIED
                                + "authorization failed: no basic auth credentials");
        assertEquals(Kind.UNAUTHORIZED, unnamed.kind());
        assertEquals("log in to the registry: docker login HOST", unnamed.remedy());

        var unknown = Refusal.of(404, DENIED + "server message: insufficient_scope");
        assertEquals(Kind.NO_SUCH_IMAGE, unknown.kind());
        assertEquals(
                "check the image's name; for a private one, log in: docker login",
                unknown.remedy());
    }

    @Test
    void an_image_that_the_registry_has_not_is_said_by_both_image_stores() {
        for (var words :
                List.of(
                        "manifest for host:5000/shop:1 not found: manifest unknown",
                        "failed to resolve reference \"host:5000/shop:1\": host:5000/shop:1: not found")) {
            assertEquals(Kind.NO_SUCH_IMAGE, Refusal.of(404, words).kind(), words);
        }
    }

    @Test
    void a_program_that_the_image_has_not_is_said_by_docker_and_podman_in_their_words() {
        var remedy = "the image has no such program: check command and entrypoint";

        assertEquals(
                remedy,
                Refusal.of(400, "exec: \"nope\": executable file not found in $PATH").remedy());
        assertEquals(
                remedy,
                Refusal.of(500, "crun: executable file `nope` not found in $PATH: No such file")
                        .remedy());
    }
}
