package load;

import module java.base;

/** Writes maps, lists, numbers and texts. */
public final class Json {

    private Json() {}

    public static String of(Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map -> map.entrySet().stream()
                    .map(entry -> text(entry.getKey().toString()) + ":" + of(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
            case Collection<?> list -> list.stream().map(Json::of).collect(Collectors.joining(",", "[", "]"));
            case Double number -> String.format(Locale.ROOT, "%.1f", number);
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
        var written = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                written.append('\\').append((char) c);
            } else if (c < ' ') {
                written.append(String.format("\\u%04x", c));
            } else {
                written.append((char) c);
            }
        });
        return written.append('"').toString();
    }
}
