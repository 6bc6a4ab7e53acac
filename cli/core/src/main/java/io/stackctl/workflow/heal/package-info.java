/** What does not work is replaced or restarted, once or as long as somebody watches. */
@NullMarked
package io.stackctl.workflow.heal;

import org.jspecify.annotations.NullMarked;
