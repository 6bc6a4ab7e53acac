package io.stackctl.terminal.view;

import io.stackctl.history.Revision;
import io.stackctl.model.deploy.Share;
import io.stackctl.state.ServingRevision;
import io.stackctl.terminal.text.GoJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code rollout status} prints. */
public final class RolloutView {

    private final Optional<Revision> open;
    private final List<ServingRevision> serving;

    /**
     * Of what was seen.
     *
     * @param open the deployment that has not ended
     */
    public RolloutView(Optional<Revision> open, List<ServingRevision> serving) {
        this.open = open;
        this.serving = List.copyOf(serving);
    }

    /** A line about the deployment, and a table. */
    public String text() {
        var table =
                TextTable.narrow()
                        .row("SERVICE", "REVISION", "CONTAINERS", "UP", "DRAINED", "REQUESTS");
        for (var line : serving) {
            table.row(
                    line.service().value(),
                    line.revision().toString(),
                    Integer.toString(line.containers()),
                    Integer.toString(line.up()),
                    Integer.toString(line.drained()),
                    line.share().isEmpty()
                            ? "alike"
                            : new Share(line.share().getAsInt()).toString());
        }
        return open.map(RolloutView::words).orElse("No deployment is open.") + "\n" + table;
    }

    private static String words(Revision revision) {
        var how =
                revision.outcome()
                        .map(outcome -> outcome.result().word() + ": " + outcome.detail())
                        .orElse("under way, or interrupted");
        return "Revision "
                + revision.number().value()
                + " by "
                + revision.occasion().by()
                + " is "
                + how;
    }

    /** An object on one line. */
    public String json() {
        var object = new LinkedHashMap<String, Object>();
        object.put("Open", open.map(revision -> revision.number().value()).orElse(0));
        object.put(
                "State",
                open.map(revision ->
                                revision.outcome()
                                        .map(outcome -> outcome.result().word())
                                        .orElse("open"))
                        .orElse("none"));
        var lines = new ArrayList<Map<String, Object>>();
        for (var line : serving) {
            var each = new LinkedHashMap<String, Object>();
            each.put("Service", line.service().value());
            each.put("Revision", line.revision().value());
            each.put("Containers", line.containers());
            each.put("Up", line.up());
            each.put("Drained", line.drained());
            each.put("Permille", line.share().orElse(-1));
            lines.add(each);
        }
        object.put("Serving", lines);
        return GoJson.of(object) + "\n";
    }
}
