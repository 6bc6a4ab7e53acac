/**
 * What images are built from: Dockerfiles, ignore files and the graph of which image stands on
 * which; no I/O.
 */
@NullMarked
package io.stackctl.model.build;

import org.jspecify.annotations.NullMarked;
