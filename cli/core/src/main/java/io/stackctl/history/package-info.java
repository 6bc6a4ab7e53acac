/**
 * What was deployed: revisions of a stack and who changed it, kept on the engine itself in volumes
 * beside those of the stack, so that every user and every machine sees the same.
 */
@NullMarked
package io.stackctl.history;

import org.jspecify.annotations.NullMarked;
