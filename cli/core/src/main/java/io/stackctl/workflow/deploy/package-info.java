/** Deployments: a new version comes in without anybody noticing, or goes back by itself. */
@NullMarked
package io.stackctl.workflow.deploy;

import org.jspecify.annotations.NullMarked;
