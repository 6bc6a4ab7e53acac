package load;

/** A request that failed. */
final class Failure extends Exception {

    private static final long serialVersionUID = 1;

    private final Fault fault;

    Failure(Fault fault, String message) {
        super(message, null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
