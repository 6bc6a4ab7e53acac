/** Whether new containers live, which is looked at while others are asked or time passes. */
@NullMarked
package io.stackctl.step.vital;

import org.jspecify.annotations.NullMarked;
