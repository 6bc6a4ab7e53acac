@NullMarked
package io.stackctl.workflow.publish;

import org.jspecify.annotations.NullMarked;
