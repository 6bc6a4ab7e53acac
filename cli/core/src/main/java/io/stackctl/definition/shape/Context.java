package io.stackctl.definition.shape;

import java.util.function.Consumer;

/**
 * What shapes need beside the value.
 *
 * @param mistakes where to report
 * @param warnings hears of odd but valid values
 * @param lenient whether text that is no valid short form stays as it is, since it may hold
 *     variables that were not replaced
 */
public record Context(Mistakes mistakes, Consumer<String> warnings, boolean lenient) {}
