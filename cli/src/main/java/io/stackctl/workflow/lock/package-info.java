/** Files by which processes of one user keep out of each other's way. */
@NullMarked
package io.stackctl.workflow.lock;

import org.jspecify.annotations.NullMarked;
