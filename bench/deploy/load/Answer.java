package load;

import module java.base;

/**
 * An answer's head, and its body unless it is a stream.
 *
 * @param fields by their names in lower case
 */
record Answer(int status, Map<String, String> fields, String body) {

    String version() {
        return fields.getOrDefault("x-version", "");
    }

    String instance() {
        return fields.getOrDefault("x-instance", "");
    }

    boolean last() {
        return fields.getOrDefault("connection", "").equalsIgnoreCase("close");
    }

    boolean chunked() {
        return fields.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked");
    }

    /** This one, unless its status says that the request failed. */
    Answer good() throws Failure {
        if (status >= 500) {
            throw new Failure(Fault.STATUS_5XX, "status " + status);
        }
        if (status >= 400) {
            throw new Failure(Fault.STATUS_4XX, "status " + status);
        }
        return this;
    }
}
