package io.stackctl.terminal;

import io.stackctl.plan.ContainerRef;
import io.stackctl.plan.Plan;
import io.stackctl.plan.Plan.NumberedStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code plan} prints: the steps by kind with their causes, or the same as JSON. */
public final class PlanView {

    private final Plan images;
    private final Plan containers;

    /**
     * Takes a plan in two parts.
     *
     * @param images pulls and builds, which come first
     * @param containers everything else
     */
    public PlanView(Plan images, Plan containers) {
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
        for (NumberedStep numbered : steps()) {
            String title = groupOf(numbered.step().subject());
            String loss = numbered.step().losesData() ? " (loses data)" : "";
            TextTable group = groups.get(title);
            if (group != null) {
                group.row(
                        "  " + numbered.step().verb(),
                        numbered.step().subject(),
                        numbered.step().cause() + loss);
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
        int steps = steps().size();
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
        object.put("kept", containers.kept().stream().map(ContainerRef::name).toList());
        object.put("warnings", containers.warnings());
        return JsonText.indented(object) + "\n";
    }

    private List<NumberedStep> steps() {
        List<NumberedStep> steps = new ArrayList<>(images.steps());
        steps.addAll(containers.steps());
        return steps;
    }

    private static List<Map<String, Object>> objects(Plan plan) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (NumberedStep numbered : plan.steps()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("number", numbered.number());
            object.put("waitsFor", numbered.waitsFor());
            object.put("verb", numbered.step().verb());
            object.put("subject", numbered.step().subject());
            object.put("cause", numbered.step().cause());
            object.put("losesData", numbered.step().losesData());
            objects.add(object);
        }
        return objects;
    }

    private static String groupOf(String subject) {
        if (subject.startsWith("image ")) {
            return "Images";
        }
        if (subject.startsWith("network ")) {
            return "Networks";
        }
        return subject.startsWith("volume ") ? "Volumes" : "Containers";
    }
}
