package io.stackctl.kubernetes.state;

import io.stackctl.kubernetes.client.ApiAnswer;
import io.stackctl.kubernetes.client.ApiRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A field that somebody else has set otherwise.
 *
 * @param owner who, such as {@code kubectl-edit}
 * @param field such as {@code spec.replicas}
 */
record Conflict(String owner, String field) {

    private static final Pattern OWNER = Pattern.compile("conflict with \"([^\"]*)\"");

    /** Those that an answer tells of; none where it is about something else. */
    static List<Conflict> of(ApiAnswer answer) {
        var conflicts = new ArrayList<Conflict>();
        if (answer.isConflict()) {
            for (var cause : answer.body().path("details").path("causes")) {
                if (cause.path("reason").asString("").equals("FieldManagerConflict")) {
                    var words = cause.path("message").asString("");
                    var owner = OWNER.matcher(words);
                    conflicts.add(
                            new Conflict(
                                    owner.find() ? owner.group(1) : words,
                                    cause.path("field").asString("").replaceFirst("^[.]", "")));
                }
            }
        }
        return conflicts;
    }

    /** Whether stackctl set it, in another way than by applying a definition. */
    boolean isOwn() {
        return owner.equals(ApiRequest.MANAGER);
    }

    @Override
    public String toString() {
        return field + " was set otherwise by '" + owner + "'";
    }
}
