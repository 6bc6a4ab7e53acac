/**
 * What runs a service: its workload, the pod's template, and what of a service becomes which field
 * of them.
 */
@NullMarked
package io.stackctl.kubernetes.workload;

import org.jspecify.annotations.NullMarked;
