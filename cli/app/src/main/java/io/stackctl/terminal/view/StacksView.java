package io.stackctl.terminal.view;

import io.stackctl.state.ObservedContainer;
import io.stackctl.terminal.text.GoJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What {@code ls} prints: the stacks that the engine holds. */
public final class StacksView {

    private StacksView() {}

    /**
     * A table.
     *
     * @param stacks the containers of each stack by its name
     */
    public static String table(SortedMap<String, List<ObservedContainer>> stacks) {
        TextTable table = TextTable.wide().row("NAME", "STATUS", "CONFIG FILES");
        stacks.forEach(
                (name, containers) -> table.row(name, status(containers), files(containers)));
        return table.toString();
    }

    /** The same of several engines, by the names of their contexts. */
    public static String tableTogether(
            Map<String, SortedMap<String, List<ObservedContainer>>> stacks) {
        TextTable table = TextTable.wide().row("CONTEXT", "NAME", "STATUS", "CONFIG FILES");
        stacks.forEach((context, some) ->
                some.forEach((name, containers) ->
                        table.row(context, name, status(containers), files(containers))));
        return table.toString();
    }

    /** One array of objects. */
    public static String json(SortedMap<String, List<ObservedContainer>> stacks) {
        List<Map<String, Object>> objects = new ArrayList<>();
        add(stacks, Map.of(), objects);
        return GoJson.of(objects) + "\n";
    }

    /** The same of several engines, each object with its context. */
    public static String jsonTogether(
            Map<String, SortedMap<String, List<ObservedContainer>>> stacks) {
        List<Map<String, Object>> objects = new ArrayList<>();
        stacks.forEach((context, some) -> add(some, Map.of("Context", context), objects));
        return GoJson.of(objects) + "\n";
    }

    private static void add(
            SortedMap<String, List<ObservedContainer>> stacks,
            Map<String, String> first,
            List<Map<String, Object>> objects) {
        stacks.forEach((name, containers) -> {
            Map<String, Object> object = new LinkedHashMap<>(first);
            object.put("Name", name);
            object.put("Status", status(containers));
            object.put("ConfigFiles", files(containers));
            objects.add(object);
        });
    }

    /** Such as {@code exited(1), running(2)}. */
    private static String status(List<ObservedContainer> containers) {
        Map<String, Integer> counts = new TreeMap<>();
        for (ObservedContainer container : containers) {
            counts.merge(container.state().word(), 1, Integer::sum);
        }
        List<String> words = new ArrayList<>();
        counts.forEach((state, count) -> words.add(state + "(" + count + ")"));
        return String.join(", ", words);
    }

    private static String files(List<ObservedContainer> containers) {
        var files = new TreeSet<String>();
        for (ObservedContainer container : containers) {
            files.addAll(container.labels().configFiles());
        }
        return files.isEmpty() ? "N/A" : String.join(",", files);
    }
}
