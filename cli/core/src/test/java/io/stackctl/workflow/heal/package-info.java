@NullMarked
package io.stackctl.workflow.heal;

import org.jspecify.annotations.NullMarked;
