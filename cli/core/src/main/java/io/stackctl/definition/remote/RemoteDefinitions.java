package io.stackctl.definition.remote;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;

/**
 * Brings definitions here that lie in a registry ({@code oci://HOST/NAME:TAG}) or in a Git
 * repository ({@code https://HOST/NAME.git#REF:FOLDER}). Nothing of it is loaded before the first
 * such reference.
 */
public interface RemoteDefinitions {

    /** Knows no way to them: whoever names one is told so. */
    RemoteDefinitions NONE = new Nowhere();

    /**
     * Makes sure that a local copy is there.
     *
     * @param reference one that {@link RemoteReference#isOne} accepts
     * @return the absolute path of its main file; files that this names lie beside it
     * @throws StackException when it cannot be had
     */
    String fetch(String reference);

    /** Knows no way to them; a class, since the AOT cache keeps no lambda that each start makes. */
    final class Nowhere implements RemoteDefinitions {
        @Override
        public String fetch(String reference) {
            throw new StackException(
                    new InvalidRequest(
                            "remote definition '" + reference + "' cannot be fetched here",
                            "name a local file"));
        }
    }
}
