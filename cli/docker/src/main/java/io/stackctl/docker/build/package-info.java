/** Building images through the engine: contexts, the builder's protocols and its progress. */
@NullMarked
package io.stackctl.docker.build;

import org.jspecify.annotations.NullMarked;
