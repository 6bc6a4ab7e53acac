/** Services get as many containers as they have to do, once or as long as somebody watches. */
@NullMarked
package io.stackctl.workflow.scale;

import org.jspecify.annotations.NullMarked;
