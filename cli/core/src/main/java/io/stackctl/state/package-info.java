/** What the engine held at one moment, as value types. */
@NullMarked
package io.stackctl.state;

import org.jspecify.annotations.NullMarked;
