/**
 * Files of this machine, touched so that nobody who put something in the way gains by it; and tar
 * streams, which come from containers and are believed as little.
 */
@NullMarked
package io.stackctl.files;

import org.jspecify.annotations.NullMarked;
