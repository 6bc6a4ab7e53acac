/**
 * Every call that is made to a cluster: an engine of many machines, which keeps services running by
 * itself. Where {@code engine} knows containers, this knows services and the tasks that a cluster
 * makes of them.
 */
@NullMarked
package io.stackctl.cluster;

import org.jspecify.annotations.NullMarked;
