/**
 * Objects of Kubernetes: trees with the place in the definition that each part came from, and how
 * they are called.
 */
@NullMarked
package io.stackctl.kubernetes.object;

import org.jspecify.annotations.NullMarked;
