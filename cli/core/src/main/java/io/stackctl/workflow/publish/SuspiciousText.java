package io.stackctl.workflow.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What passwords, keys and tokens look like, or what they are called. It is better to ask once too
 * often than to publish one.
 */
final class SuspiciousText {

    /** Texts with more bits a letter were made by a machine. */
    private static final double RANDOM = 5.0;

    /** Behind a suspicious name, less will do. */
    private static final double RATHER_RANDOM = 4.0;

    private static final Pattern SUSPICIOUS_NAME =
            Pattern.compile(
                    "(api|access|auth|service|account|db|database|priv|private|client)[-_]?key"
                            + "|(db|database|key)[-_]?pass"
                            + "|password|passwd|passphrase|pwd|secret|token|contrase[nñ]a",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern BASE_64 = Pattern.compile("[a-zA-Z0-9+/_-]{16,}={0,2}");

    private static final List<Form> FORMS =
            List.of(
                    form(
                            "AWS Client ID",
                            "(?:A3T[A-Z0-9]|AKIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|ASIA)[A-Z0-9]{16}"),
                    form("AWS Secret Key", "(?:AWS|aws).{0,20}['\"][0-9a-zA-Z/+]{40}['\"]"),
                    form(
                            "Amazon Marketplace Web Service (MWS) Key",
                            "amzn\\.mws\\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
                    form("JFrog Artifactory credentials", "AKC[a-zA-Z0-9]{10,}"),
                    form("Azure Storage Account access key", "AccountKey=[a-zA-Z0-9+/=]{88}"),
                    form(
                            "HTTP Basic Authentication",
                            "(?i:basic) +[a-zA-Z0-9+/]{8,}={0,2}(?=[\"'\\s]|$)"),
                    form("Github authentication", "gh[pousr]_[A-Za-z0-9_]{36}"),
                    form(
                            "JSON Web Token",
                            "eyJ[A-Za-z0-9_=-]+\\.eyJ[A-Za-z0-9_=-]+\\.?[A-Za-z0-9_.+/=-]*"),
                    form("Mailchimp API Key", "[0-9a-f]{32}-us[0-9]{1,2}"),
                    form("npm auth token", "npm_[a-zA-Z0-9]{36}|//\\S+/:_authToken=[^${\\s]\\S+"),
                    form(
                            "Private Key",
                            "PuTTY-User-Key-File-.*|-*BEGIN[ A-Z0-9]*?PRIVATE KEY(?: BLOCK)?-*"
                                    + "[\\s\\S]*?-*END[ A-Z0-9]*?PRIVATE KEY(?: BLOCK)?-*"),
                    form("Sendgrid API key", "SG\\.[a-zA-Z0-9_-]{22}\\.[a-zA-Z0-9_-]{43}"),
                    form(
                            "Slack token",
                            "(?:(?:xoxe\\.)?xox[bp]|xox[aeosr]|xapp)-\\d+-[-a-zA-Z0-9]+"
                                    + "|https://hooks\\.slack\\.com/services/T\\w+/B\\w+/\\w+"),
                    form("Square authentication", "sq0(?:atp-[\\w-]{22}|csp-[\\w-]{43})"),
                    form("Stripe API key", "[rs]k_(?:live|test)_[0-9a-zA-Z]{24}"),
                    form("Twilio authentication", "(?:AC|SK)[0-9a-fA-F]{32}"),
                    form(
                            "URL with password",
                            "[a-z][a-z0-9+.-]+://[^:/@\\s]*:[^$@/:\\s][^@/:\\s]*@[^\\s'\"\\];]+"));

    private SuspiciousText() {}

    /** Something that is recognised wherever it stands, but not within a longer word. */
    private record Form(String kind, Pattern pattern) {}

    /**
     * Something that should perhaps not be shown.
     *
     * @param kind what it seems to be
     */
    record Finding(String kind, String key, String value) {}

    private static Form form(String kind, String expression) {
        return new Form(
                kind, Pattern.compile("(?<![A-Za-z0-9])(?:" + expression + ")(?![A-Za-z0-9])"));
    }

    /** What a value is that has a name; empty when it seems harmless. */
    static Optional<Finding> in(String key, String value) {
        // The name may say what the value is: AWS_SECRET="…".
        for (var form : FORMS) {
            if (form.pattern().matcher(value).find()) {
                return Optional.of(new Finding(form.kind(), key, value));
            }
        }
        if (isName(key) && isLiteral(value) && bits(value) >= RATHER_RANDOM) {
            return Optional.of(new Finding("Keyword Detector", key, value));
        }
        return BASE_64.matcher(value).matches() && bits(value) > RANDOM
                ? Optional.of(new Finding("High entropy string", key, value))
                : Optional.empty();
    }

    /** What of these is in a text without names. */
    static List<Finding> in(String text) {
        var findings = new ArrayList<Finding>();
        for (var form : FORMS) {
            var matcher = form.pattern().matcher(text);
            while (matcher.find()) {
                findings.add(new Finding(form.kind(), "", matcher.group()));
            }
        }
        return findings;
    }

    /** Whether what is called so is usually kept secret. */
    static boolean isName(String key) {
        return SUSPICIOUS_NAME.matcher(key).find();
    }

    /** Whether a text is more than a place for a variable. */
    static boolean isLiteral(String text) {
        // Two dollar signs mean one.
        var value = text.replace("$$", "X").strip();
        return !value.isEmpty()
                && !value.startsWith("$")
                && !value.startsWith("{")
                && !value.endsWith("}");
    }

    /** Shannon's entropy of a letter. */
    private static double bits(String text) {
        Map<Integer, Integer> counts = new HashMap<>();
        text.chars().forEach(letter -> counts.merge(letter, 1, Integer::sum));
        double bits = 0;
        for (var count : counts.values()) {
            double share = (double) count / text.length();
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }
}
