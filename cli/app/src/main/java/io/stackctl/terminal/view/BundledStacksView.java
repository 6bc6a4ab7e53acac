package io.stackctl.terminal.view;

import io.stackctl.terminal.text.GoJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code stacks} prints. */
public final class BundledStacksView {

    private BundledStacksView() {}

    public static String table(List<Row> stacks) {
        TextTable table = TextTable.narrow().row("NAME", "DESCRIPTION", "SERVICES");
        stacks.forEach(stack ->
                table.row(stack.name(), stack.description(), String.join(", ", stack.services())));
        return table.toString();
    }

    /** One array of objects. */
    public static String json(List<Row> stacks) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Row stack : stacks) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("Name", stack.name());
            object.put("Description", stack.description());
            object.put("Services", stack.services());
            objects.add(object);
        }
        return GoJson.of(objects) + "\n";
    }

    /**
     * A stack of the checkout.
     *
     * @param description what is wrong with it, where it cannot be loaded
     */
    public record Row(String name, String description, List<String> services) {
        public Row {
            services = List.copyOf(services);
        }
    }
}
