package io.stackctl.plan;

import io.stackctl.model.tree.DurationText;
import java.time.Duration;

/**
 * What those who use something notice while a plan is carried out.
 *
 * @param subject what they use, such as {@code web}
 * @param via how they come to it, such as {@code gateway} or {@code port 80 of the host}
 * @param lasts about how long requests wait, or fail; zero where they do neither, or nobody knows
 * @param cause why no more, or no less, can be promised
 */
public record Promise(String subject, String via, Kind kind, Duration lasts, String cause) {

    /** The kinds, from the best on. */
    public enum Kind {
        /** No request fails; some may wait. */
        ZERO("zero failed requests"),
        /** A connection may be refused or be lost before a request is sent. */
        RETRY("clients that retry a connect see nothing"),
        /** Requests that are being answered may be cut off. */
        CUT("requests in flight may be cut"),
        /** For a while nobody answers. */
        GAP("a gap"),
        /** For a while nobody answers for anything that is behind it, so somebody has to agree. */
        OUTAGE("a gap for everything behind it");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /**
         * For programs: {@code zero}, {@code retry}, {@code cut}, {@code gap} or {@code outage}.
         */
        public String word() {
            return switch (this) {
                case ZERO -> "zero";
                case RETRY -> "retry";
                case CUT -> "cut";
                case GAP -> "gap";
                case OUTAGE -> "outage";
            };
        }
    }

    /** One that has no length. */
    public static Promise of(String subject, String via, Kind kind, String cause) {
        return new Promise(subject, via, kind, Duration.ZERO, cause);
    }

    /** For people, such as {@code a gap of about 3s}. */
    public String text() {
        if (lasts.isZero()) {
            return kind.text;
        }
        var about = "about " + DurationText.print(lasts);
        return switch (kind) {
            case GAP -> kind.text + " of " + about;
            case OUTAGE -> "a gap of " + about + " for everything behind it";
            case ZERO, RETRY, CUT -> kind.text + ", which wait " + about;
        };
    }
}
