/** The verbs that there are on a cluster, in the place of those on an engine. */
@NullMarked
package io.stackctl.command.cluster;

import org.jspecify.annotations.NullMarked;
