/** Tests of the verbs on a cluster. */
@NullMarked
package io.stackctl.workflow.cluster;

import org.jspecify.annotations.NullMarked;
