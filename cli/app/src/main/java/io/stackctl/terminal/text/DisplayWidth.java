package io.stackctl.terminal.text;

import java.util.Arrays;

/** How many columns of a terminal texts take. */
public final class DisplayWidth {

    private static final int FIRST_WIDE = 0x1100;

    private DisplayWidth() {}

    /** The columns of a text that has no control characters. */
    public static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            width += of(letter);
            i += Character.charCount(letter);
        }
        return width;
    }

    /** Two for what Unicode calls wide, none for what joins the letter before it. */
    public static int of(int letter) {
        if (letter < 0x300) {
            return 1;
        }
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        return isWide(letter) ? 2 : 1;
    }

    static boolean isWide(int letter) {
        return letter >= FIRST_WIDE && Wide.holds(letter);
    }

    /** As much of the begin of a text as fits into so many columns. */
    public static String cut(String text, int columns) {
        int width = 0;
        int end = 0;
        while (end < text.length()) {
            int letter = text.codePointAt(end);
            width += of(letter);
            if (width > columns) {
                break;
            }
            end += Character.charCount(letter);
        }
        return text.substring(0, end);
    }

    /**
     * The classes W and F of Unicode's {@code EastAsianWidth.txt}, with unassigned gaps filled.
     * Read only when a text needs it.
     */
    private static final class Wide {
        private static final String RANGES =
                """
                1100-115f 231a-231b 2329-232a 23e9-23ec 23f0 23f3 25fd-25fe 2614-2615 2648-2653 267f
                2693 26a1 26aa-26ab 26bd-26be 26c4-26c5 26ce 26d4 26ea 26f2-26f3 26f5 26fa 26fd 2705
                270a-270b 2728 274c 274e 2753-2755 2757 2795-2797 27b0 27bf 2b1b-2b1c 2b50 2b55
                2e80-303e 3041-3247 3250-4dbf 4e00-a4c6 a960-a97c ac00-d7a3 f900-fad9 fe10-fe19
                fe30-fe6b ff01-ff60 ffe0-ffe6 16fe0-1b2fb 1f004 1f0cf 1f18e 1f191-1f19a 1f200-1f320
                1f32d-1f335 1f337-1f37c 1f37e-1f393 1f3a0-1f3ca 1f3cf-1f3d3 1f3e0-1f3f0 1f3f4
                1f3f8-1f43e 1f440 1f442-1f4fc 1f4ff-1f53d 1f54b-1f54e 1f550-1f567 1f57a 1f595-1f596
                1f5a4 1f5fb-1f64f 1f680-1f6c5 1f6cc 1f6d0-1f6d2 1f6d5-1f6df 1f6eb-1f6ec 1f6f4-1f6fc
                1f7e0-1f7f0 1f90c-1f93a 1f93c-1f945 1f947-1f9ff 1fa70-1faf6 20000-3fffd
                """;

        private static final int[] FIRST = bounds(0);
        private static final int[] LAST = bounds(1);

        private static int[] bounds(int side) {
            return Arrays.stream(RANGES.split("\\s+"))
                    .map(range -> range.split("-"))
                    .mapToInt(range -> Integer.parseInt(range[side % range.length], 16))
                    .toArray();
        }

        static boolean holds(int letter) {
            int found = Arrays.binarySearch(FIRST, letter);
            int range = found >= 0 ? found : -found - 2;
            return range >= 0 && letter <= LAST[range];
        }
    }
}
