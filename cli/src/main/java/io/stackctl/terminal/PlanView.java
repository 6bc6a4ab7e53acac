package io.stackctl.terminal;

import io.stackctl.event.Resource;
import io.stackctl.plan.Action;
import io.stackctl.plan.Plan;
import io.stackctl.plan.Plan.Numbered;
import io.stackctl.plan.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code plan} prints: the steps by kind with their causes, or the same as JSON. */
public final class PlanView {

    private final Plan<?> images;
    private final Plan<?> containers;

    /**
     * Takes a plan in two parts.
     *
     * @param images pulls and builds, which come first
     * @param containers everything else
     */
    public PlanView(Plan<?> images, Plan<?> containers) {
        this.images = images;
        this.containers = containers;
    }

    /**
     * Steps under the kind of thing they change.
     *
     * <pre>{@code
     * Networks
     *   create  network shop_default  not found
     * }</pre>
     */
    public String text() {
        Map<String, TextTable> groups = new LinkedHashMap<>();
        for (String title : List.of("Images", "Networks", "Volumes", "Containers")) {
            groups.put(title, TextTable.dense());
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Action action : actions()) {
            String title = titleOf(action.target());
            String loss = action.losesData() ? " (loses data)" : "";
            TextTable group = groups.get(title);
            if (group != null) {
                group.row("  " + action.verb(), action.target().toString(), action.cause() + loss);
            }
            counts.merge(title, 1, Integer::sum);
        }
        var text = new StringBuilder();
        groups.forEach((title, group) -> {
            if (counts.containsKey(title)) {
                text.append(title).append('\n').append(group);
            }
        });
        for (String warning : containers.warnings()) {
            text.append("Warning: ").append(warning).append('\n');
        }
        return text.append(summary()).append('\n').toString();
    }

    private String summary() {
        int steps = actions().size();
        if (steps == 0) {
            return "Nothing to do.";
        }
        String kept =
                containers.kept().isEmpty()
                        ? ""
                        : ", " + containers.kept().size() + " containers kept";
        return steps + (steps == 1 ? " step" : " steps") + kept + ".";
    }

    /**
     * One object: {@code images} and {@code containers} with their steps, {@code kept}, {@code
     * warnings}.
     */
    public String json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("images", objects(images));
        object.put("containers", objects(containers));
        object.put("kept", containers.kept().stream().map(Resource::name).toList());
        object.put("warnings", containers.warnings());
        return GoJson.indented(object) + "\n";
    }

    private List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        images.actions().forEach(numbered -> actions.add(numbered.action()));
        containers.actions().forEach(numbered -> actions.add(numbered.action()));
        return actions;
    }

    private static List<Map<String, Object>> objects(Plan<?> plan) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Numbered<?> numbered : plan.actions()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("number", numbered.number());
            object.put("waitsFor", numbered.waitsFor());
            object.put("verb", numbered.action().verb());
            object.put("subject", numbered.action().target().toString());
            object.put("cause", numbered.action().cause());
            object.put("losesData", numbered.action().losesData());
            objects.add(object);
        }
        return objects;
    }

    private static String titleOf(Target target) {
        return switch (target.kind()) {
            case IMAGE -> "Images";
            case NETWORK -> "Networks";
            case VOLUME -> "Volumes";
            case CONTAINER, SERVICE, STACK -> "Containers";
        };
    }
}
