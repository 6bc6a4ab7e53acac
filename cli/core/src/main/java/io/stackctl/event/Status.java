package io.stackctl.event;

/** What is happening to a resource, or has happened, in the words that users of Compose know. */
public enum Status {
    CREATING("Creating", Progress.WORKING),
    CREATED("Created", Progress.DONE),
    RECREATE("Recreate", Progress.WORKING),
    RECREATED("Recreated", Progress.DONE),
    UPDATING("Updating", Progress.WORKING),
    UPDATED("Updated", Progress.DONE),
    CONVERGED("Converged", Progress.DONE),
    STARTING("Starting", Progress.WORKING),
    STARTED("Started", Progress.DONE),
    RESTARTING("Restarting", Progress.WORKING),
    RUNNING("Running", Progress.DONE),
    WAITING("Waiting", Progress.WORKING),
    HEALTHY("Healthy", Progress.DONE),
    EXITED("Exited", Progress.DONE),
    STOPPING("Stopping", Progress.WORKING),
    STOPPED("Stopped", Progress.DONE),
    KILLING("Killing", Progress.WORKING),
    KILLED("Killed", Progress.DONE),
    REMOVING("Removing", Progress.WORKING),
    REMOVED("Removed", Progress.DONE),
    PAUSED("Paused", Progress.DONE),
    UNPAUSED("Unpaused", Progress.DONE),
    PULLING("Pulling", Progress.WORKING),
    PULLED("Pulled", Progress.DONE),
    PUSHING("Pushing", Progress.WORKING),
    PUSHED("Pushed", Progress.DONE),
    PUBLISHING("publishing", Progress.WORKING),
    PUBLISHED("published", Progress.DONE),
    BUILDING("Building", Progress.WORKING),
    BUILT("Built", Progress.DONE),
    COPYING("Copying", Progress.WORKING),
    COPIED("Copied", Progress.DONE),
    EXPORTING("Exporting", Progress.WORKING),
    EXPORTED("Exported", Progress.DONE),
    COMMITTING("Committing", Progress.WORKING),
    COMMITTED("Committed", Progress.DONE),
    CONFIGURING("Configuring", Progress.WORKING),
    CONFIGURED("Configured", Progress.DONE),
    APPLYING("Applying", Progress.WORKING),
    APPLIED("Applied", Progress.DONE),
    REVERTING("Reverting", Progress.WORKING),
    REVERTED("Reverted", Progress.DONE),
    SHARING("Sharing", Progress.WORKING),
    SHARED("Shared", Progress.DONE),
    DRAINING("Draining", Progress.WORKING),
    DRAINED("Drained", Progress.DONE),
    WATCHING("Watching", Progress.WORKING),
    PROVEN("Proven", Progress.DONE),
    SKIPPED("Skipped", Progress.DONE),
    /** It went wrong, and nobody requires it. */
    PASSED_OVER("Skipped", Progress.WARNING),
    IN_USE("Resource is still in use", Progress.WARNING),
    NOT_FOUND("Warning: No resource found to remove", Progress.DONE),
    /** It went wrong, and there is another way. */
    UNAVAILABLE("Warning", Progress.WARNING),
    /** It went wrong, and whoever refused it said why. */
    REFUSED("Error", Progress.FAILED),
    FAILED("Error", Progress.FAILED);

    /** How far along a status is, which is all a renderer needs to know to mark it. */
    public enum Progress {
        WORKING,
        DONE,
        WARNING,
        FAILED
    }

    private final String word;
    private final Progress progress;

    Status(String word, Progress progress) {
        this.word = word;
        this.progress = progress;
    }

    /** The word to show, such as {@code Creating}. */
    public String word() {
        return word;
    }

    public Progress progress() {
        return progress;
    }
}
