package io.stackctl.kubernetes.state;

/** What an object keeps of how it is, though it is no longer said how it is to be. */
final class Carried {

    private Carried() {}

    /**
     * A number of pods that stackctl has set, and that an autoscaler is to set from now on, stays
     * until it does: given up, it would be one pod.
     */
    static WantedObject over(WantedObject wanted, LiveObject is) {
        if (!wanted.id().kind().isScalable()
                || wanted.json().path("spec").has("replicas")
                || !is.ownFields().path("f:spec").has("f:replicas")) {
            return wanted;
        }
        var json = wanted.json().deepCopy();
        json.withObject("/spec").set("replicas", is.json().path("spec").path("replicas"));
        return new WantedObject(wanted.id(), json);
    }
}
