package io.stackctl.workflow.view;

import io.stackctl.model.AddressCredentials;
import java.util.regex.Pattern;

/**
 * What is shown of a value of a definition. Contents of secrets and configs, and what is called
 * like a secret, are not; nor are credentials within an address.
 */
final class SecretValue {

    private static final String MASK = "***";

    private static final Pattern SECRET_KEY =
            Pattern.compile(
                    "(?:secrets|configs)\\.(?:.*\\.)?content|.*\\.[^.]*(?:passw|pwd|secret|token"
                            + "|credential|auth|key|private|cert|salt)[^.]*",
                    Pattern.CASE_INSENSITIVE);

    /** Those parts of a definition in which users choose the names. */
    private static final Pattern CHOSEN =
            Pattern.compile(
                    "variables\\..*|secrets\\..*|configs\\..*"
                            + "|services\\..*\\.(?:environment|args|labels|command|entrypoint|options)"
                            + "[.\\[].*");

    private static final int LONGEST = 200;

    private SecretValue() {}

    static String shown(String key, String value) {
        if (CHOSEN.matcher(key).matches() && SECRET_KEY.matcher(key).matches()) {
            return MASK;
        }
        var bare = AddressCredentials.hidden(value);
        return bare.length() <= LONGEST ? bare : bare.substring(0, LONGEST - 1) + "…";
    }
}
