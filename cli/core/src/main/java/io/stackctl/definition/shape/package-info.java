/**
 * The forms that values of attributes take: how each is written in short and in full, merged,
 * completed and checked.
 */
@NullMarked
package io.stackctl.definition.shape;

import org.jspecify.annotations.NullMarked;
