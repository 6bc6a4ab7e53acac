/** Services that a program of their own provides instead of containers. */
@NullMarked
package io.stackctl.workflow.provider;

import org.jspecify.annotations.NullMarked;
