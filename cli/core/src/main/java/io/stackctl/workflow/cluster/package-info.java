/** The verbs on a cluster, in the place of those on an engine. */
@NullMarked
package io.stackctl.workflow.cluster;

import org.jspecify.annotations.NullMarked;
