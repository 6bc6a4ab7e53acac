/** Tests of the completion scripts, in real shells, with a stand-in for the tool. */
@NullMarked
package io.stackctl.completion;

import org.jspecify.annotations.NullMarked;
