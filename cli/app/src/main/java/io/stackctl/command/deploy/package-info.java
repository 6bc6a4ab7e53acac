/** The verbs of deployments. */
@NullMarked
package io.stackctl.command.deploy;

import org.jspecify.annotations.NullMarked;
