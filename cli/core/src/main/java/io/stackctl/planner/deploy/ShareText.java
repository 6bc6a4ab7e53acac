package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.Share;
import io.stackctl.state.Traffic;
import java.util.StringJoiner;

/** What a plan says of how requests are shared. */
final class ShareText {

    private ShareText() {}

    /** Such as {@code r3 50%, r4 50%}. */
    static String shares(Traffic traffic) {
        var words = new StringJoiner(", ");
        traffic.shares().forEach((revision, share) -> words.add(revision + " " + new Share(share)));
        return words.toString();
    }
}
