package io.stackctl.kubernetes.storage;

import java.util.Locale;

/** Amounts as Kubernetes writes them. */
public final class Quantity {

    private static final String[] UNITS = {"Ki", "Mi", "Gi", "Ti"};

    private Quantity() {}

    /** Bytes in the greatest unit that they are a whole number of: {@code 128Mi}. */
    public static String bytes(long bytes) {
        long left = bytes;
        var unit = "";
        for (var next : UNITS) {
            if (left == 0 || left % 1024 != 0) {
                break;
            }
            left /= 1024;
            unit = next;
        }
        return left + unit;
    }

    /** CPUs: whole ones as {@code 2}, parts in thousands as {@code 200m}, at least one. */
    public static String cpus(double cpus) {
        long thousands = Math.max(1, Math.round(cpus * 1000));
        return thousands % 1000 == 0
                ? Long.toString(thousands / 1000)
                : String.format(Locale.ROOT, "%dm", thousands);
    }
}
