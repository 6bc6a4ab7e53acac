package io.stackctl.services.kit;

import java.util.Locale;
import java.util.regex.Pattern;

/** An amount of memory. */
public record MemorySize(long bytes) {
    private static final Pattern FORMAT =
            Pattern.compile("([0-9]{1,12})([KMG]?)B?", Pattern.CASE_INSENSITIVE);

    /**
     * Parses a number and a power of 1024, as Compose files do: {@code 112M}, {@code 1g}, {@code
     * 4096}.
     */
    public static MemorySize of(String text) {
        var match = FORMAT.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException("is not an amount of memory, such as 112M");
        }
        int shift =
                switch (match.group(2).toUpperCase(Locale.ROOT)) {
                    case "K" -> 10;
                    case "M" -> 20;
                    case "G" -> 30;
                    default -> 0;
                };
        return new MemorySize(Long.parseLong(match.group(1)) << shift);
    }

    /** In whole mebibytes, such as {@code 112M}. */
    @Override
    public String toString() {
        return (bytes >> 20) + "M";
    }
}
