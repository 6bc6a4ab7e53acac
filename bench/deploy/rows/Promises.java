package rows;

import rows.Scenario.Promise;

/** What scenarios promise. */
final class Promises {

    static final Promise NONE_FAILED = new Promise("no request fails", o -> o.load().failed() == 0);
    static final Promise NO_POST_LOST = new Promise("no POST is lost or doubled", o -> o.post("lost") == 0 && o.post("doubled") == 0);
    static final Promise NONE_CUT = new Promise("nothing is in flight where SIGTERM comes", o -> o.journals().cut() == 0);
    static final Promise NONE_LATE = new Promise("nothing begins after SIGTERM", o -> o.journals().late() == 0);
    static final Promise NEW_SERVES = new Promise("only version 2 serves at the end, exit code 0", o -> o.exit() == 0 && o.serves("2"));
    static final Promise ROLLED_BACK = new Promise("only version 1 serves at the end, exit code 10", o -> o.exit() == 10 && o.serves("1"));
    static final Promise UNTOUCHED = new Promise("what served before is left alone", Outcome::untouched);
    static final Promise CLOSED_WELL =
            new Promise("no WebSocket ends with 1006, no event is lost", o -> o.ended("1006") == 0 && o.lostEvents() == 0);
    static final Promise ONE_WRITER = new Promise("never two writers", o -> o.journals().refused() == 0);

    /**
     * One twentieth of a second is what two answers differ by on a machine that does other things. Where one instance ends before the
     * next begins, requests wait for that.
     */
    static final Promise AS_QUICK = new Promise(
            "p99 is at most a fifth above that at rest, or 50 ms, while old and new run side by side",
            o -> o.peak() < 2 || o.latency("during", "p99") <= o.latency("rest", "p99") * 1.2 + 50);

    /** A name leads to what does not listen yet, or no longer; the address that a client remembers leads to nobody at last. */
    static final Promise UNCONNECTED_BY_NAME =
            new Promise("whoever asks by name fails to connect at most", o -> o.failedByName("refused", "timeout"));

    static final Promise NONE_FAILED_BY_NAME = new Promise("no request by name fails", Outcome::failedByName);

    /** A gateway that is dead can be said of no other way. */
    static final Promise GATEWAY_AWAY = new Promise(
            "requests fail while no gateway runs, and in no other way",
            o -> o.load().failed() == o.fault("refused") + o.fault("reset") + o.fault("cut") + o.fault("timeout"));

    private Promises() {}

    static Promise within(double seconds, String what) {
        return new Promise(what + " takes less than " + seconds + " s", o -> o.wall() < seconds);
    }

    /** So many answers may be the second version's errors. */
    static Promise fewErrors(double share) {
        return new Promise(
                "at most " + 100 * share + " % of requests fail, and nothing but by the second version's own errors",
                o -> o.fault("5xx") == o.load().failed() && o.load().failed() <= o.requestsDuring() * share);
    }
}
