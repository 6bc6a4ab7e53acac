/** The bundled stacks, started as people start them and asked what people would ask. */
@NullMarked
package io.stackctl.stacks;

import org.jspecify.annotations.NullMarked;
