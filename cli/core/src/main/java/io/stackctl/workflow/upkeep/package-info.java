/** What those have in common that look after services that run: that heal and that scale. */
@NullMarked
package io.stackctl.workflow.upkeep;

import org.jspecify.annotations.NullMarked;
