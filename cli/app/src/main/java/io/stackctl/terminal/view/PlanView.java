package io.stackctl.terminal.view;

import io.stackctl.event.Resource;
import io.stackctl.plan.Action;
import io.stackctl.plan.Plan;
import io.stackctl.plan.Plan.Numbered;
import io.stackctl.plan.Promise;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.terminal.text.GoJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code plan} prints: the steps by kind with their causes, or the same as JSON. */
public final class PlanView {

    private final Plan<?> plan;

    public PlanView(Plan<?> plan) {
        this.plan = plan;
    }

    /**
     * Steps under the kind of thing they change, with their numbers, which causes may refer to.
     *
     * <pre>{@code
     * Networks
     *   1  create  network shop_default  not found
     * }</pre>
     */
    public String text() {
        Map<String, TextTable> groups = new LinkedHashMap<>();
        for (String title :
                List.of(
                        "Providers",
                        "Images",
                        "Networks",
                        "Volumes",
                        "Files",
                        "Containers",
                        "Objects")) {
            groups.put(title, TextTable.dense());
        }
        int width = steps().stream().mapToInt(PlanView::digits).max().orElse(1);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Numbered<?> numbered : steps()) {
            Action action = numbered.action();
            String title = titleOf(action.target());
            String loss = action.losesData() ? " (loses data)" : "";
            TextTable group = groups.get(title);
            if (group != null) {
                group.row(
                        "  " + " ".repeat(width - digits(numbered)) + numbered.number(),
                        action.verb(),
                        action.target().toString(),
                        action.cause() + loss);
            }
            counts.merge(title, 1, Integer::sum);
        }
        var text = new StringBuilder();
        groups.forEach((title, group) -> {
            if (counts.containsKey(title)) {
                text.append(title).append('\n').append(group);
            }
        });
        text.append(promises());
        for (String warning : plan.warnings()) {
            text.append("Warning: ").append(warning).append('\n');
        }
        for (String note : plan.notes()) {
            text.append("Note: ").append(note).append('\n');
        }
        return text.append(summary()).append('\n').toString();
    }

    private String promises() {
        if (plan.promises().isEmpty()) {
            return "";
        }
        var table = TextTable.dense();
        for (var promise : plan.promises()) {
            table.row("  " + promise.subject(), promise.via(), promise.text(), promise.cause());
        }
        return "Promises\n" + table;
    }

    /** Whether nothing would change. */
    public boolean isNothing() {
        return count() == 0;
    }

    private int count() {
        return steps().size();
    }

    private String summary() {
        int steps = count();
        if (steps == 0) {
            return "Nothing to do.";
        }
        var kept = plan.kept();
        return counted(steps, "step")
                + (kept.isEmpty()
                        ? ""
                        : ", " + counted(kept.size(), kept.getFirst().kind().noun()) + " kept")
                + ".";
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /**
     * One object: {@code images} and {@code containers} with their steps, {@code kept}, {@code
     * promises}, {@code warnings}, {@code notes}. A step has its {@code number}, those it {@code
     * waitsFor}, {@code insteadOf} where it is done only when one of those achieves nothing, {@code
     * verb}, {@code subject}, {@code cause} and {@code losesData}. A promise has the {@code
     * service}, {@code via} what it is reached, the {@code promise} as a word ({@code zero}, {@code
     * retry}, {@code cut}, {@code gap}), the {@code milliseconds} of waiting or of the gap (0 where
     * there is none or nobody knows), the same as {@code text}, and the {@code cause}.
     */
    public String json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("images", objects(true));
        object.put("containers", objects(false));
        object.put("kept", plan.kept().stream().map(Resource::name).toList());
        object.put("promises", plan.promises().stream().map(PlanView::object).toList());
        object.put("warnings", plan.warnings());
        object.put("notes", plan.notes());
        return GoJson.indented(object) + "\n";
    }

    /** Those that do something. */
    private List<? extends Numbered<?>> steps() {
        return plan.actions().stream()
                .filter(numbered -> numbered.action().weight() != Weight.NONE)
                .toList();
    }

    private static int digits(Numbered<?> numbered) {
        return Integer.toString(numbered.number()).length();
    }

    private List<Map<String, Object>> objects(boolean images) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Numbered<?> numbered : plan.actions()) {
            if (numbered.action().weight().isImage() == images) {
                objects.add(object(numbered));
            }
        }
        return objects;
    }

    private static Map<String, Object> object(Promise promise) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("service", promise.subject());
        object.put("via", promise.via());
        object.put("promise", promise.kind().word());
        object.put("milliseconds", promise.lasts().toMillis());
        object.put("text", promise.text());
        object.put("cause", promise.cause());
        return object;
    }

    private static Map<String, Object> object(Numbered<?> numbered) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("number", numbered.number());
        object.put("waitsFor", numbered.waitsFor());
        if (!numbered.insteadOf().isEmpty()) {
            object.put("insteadOf", numbered.insteadOf());
        }
        object.put("verb", numbered.action().verb());
        object.put("subject", numbered.action().target().toString());
        object.put("cause", numbered.action().cause());
        object.put("losesData", numbered.action().losesData());
        return object;
    }

    private static String titleOf(Target target) {
        return switch (target.kind()) {
            case PROVIDED -> "Providers";
            case IMAGE -> "Images";
            case NETWORK -> "Networks";
            case VOLUME -> "Volumes";
            case CONFIG, SECRET -> "Files";
            case OBJECT -> "Objects";
            case CONTAINER, SERVICE, STACK -> "Containers";
        };
    }
}
