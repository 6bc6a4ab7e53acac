/**
 * The actions that a stack on a container engine takes, each with its words, its weight and its
 * call.
 */
@NullMarked
package io.stackctl.step;

import org.jspecify.annotations.NullMarked;
