/** A stack kept as a text that means the same elsewhere and later. */
@NullMarked
package io.stackctl.definition.document;

import org.jspecify.annotations.NullMarked;
