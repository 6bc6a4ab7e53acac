package io.stackctl.kubernetes.client;

/** What a cluster says, no longer than is good to read: others put words into its mouth. */
public final class Words {

    private static final int LONGEST = 2000;

    private Words() {}

    /** At most 2,000 letters of them. */
    public static String cut(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }

    /** The same on one line. */
    public static String line(String words) {
        return cut(words).replaceAll("[\\r\\n]+", " ").strip();
    }
}
