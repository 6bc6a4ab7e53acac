/** YAML text to trees of {@link io.stackctl.model.Node}s; the only place that knows the parser. */
@NullMarked
package io.stackctl.definition.yaml;

import org.jspecify.annotations.NullMarked;
