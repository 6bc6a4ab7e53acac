/** {@code pre_start}: what runs to its end before the containers of a service start. */
@NullMarked
package io.stackctl.step.init;

import org.jspecify.annotations.NullMarked;
