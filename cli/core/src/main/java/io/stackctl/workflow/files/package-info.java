/** Files carried between this machine and containers. */
@NullMarked
package io.stackctl.workflow.files;

import org.jspecify.annotations.NullMarked;
