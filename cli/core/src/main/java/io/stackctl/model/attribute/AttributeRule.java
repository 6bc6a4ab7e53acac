package io.stackctl.model.attribute;

/**
 * What a target makes of one attribute.
 *
 * @param path its keys from the top, with {@code *} for names that users choose, such as {@code
 *     services.*.cap_add}; it holds for what is below, too, where that has no rule of its own
 * @param how what it becomes; of what is refused or left out, the native way or the reason
 */
public record AttributeRule(String path, Treatment treatment, String how) {

    /** A cell of a table: {@code mapped: a Secret}. */
    public String cell() {
        return how.isEmpty() ? treatment.word() : treatment.word() + ": " + how;
    }
}
