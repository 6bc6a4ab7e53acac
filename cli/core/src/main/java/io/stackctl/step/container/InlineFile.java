package io.stackctl.step.container;

/**
 * A config or secret whose content is not a file of the host, and so is copied into the container.
 *
 * @param kind {@code config} or {@code secret}
 * @param key its key in the definition
 * @param target the absolute path in the container
 * @param mode permission bits
 * @param uid the owner's number
 * @param gid the group's number
 * @param ownerGiven whether owner or group come from the definition
 */
public record InlineFile(
        String kind,
        String key,
        String target,
        String content,
        int mode,
        int uid,
        int gid,
        boolean ownerGiven) {

    /** Says which file it is, never what is in it. */
    @Override
    public String toString() {
        return kind + " " + key;
    }
}
