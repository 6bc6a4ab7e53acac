/**
 * YAML text to trees of {@link io.stackctl.model.tree.Node}s; the only place that knows the parser.
 */
@NullMarked
package io.stackctl.definition.yaml;

import org.jspecify.annotations.NullMarked;
