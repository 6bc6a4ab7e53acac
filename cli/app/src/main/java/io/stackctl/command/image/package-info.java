/** The verbs that build, fetch and push images. */
@NullMarked
package io.stackctl.command.image;

import org.jspecify.annotations.NullMarked;
