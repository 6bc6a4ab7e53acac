/**
 * The attributes of a definition: one place for each, where its type, short syntax, merge rule,
 * default and validation stand together. {@link
 * io.stackctl.definition.attribute.DocumentAttributes} is the root.
 */
@NullMarked
package io.stackctl.definition.attribute;

import org.jspecify.annotations.NullMarked;
