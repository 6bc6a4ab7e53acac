/** What is done in a cluster: one request, or one wait. */
@NullMarked
package io.stackctl.kubernetes.action;

import org.jspecify.annotations.NullMarked;
