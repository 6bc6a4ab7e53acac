/** Builds, fetches and pushes images. */
@NullMarked
package io.stackctl.workflow.image;

import org.jspecify.annotations.NullMarked;
