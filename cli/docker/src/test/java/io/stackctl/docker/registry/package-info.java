@NullMarked
package io.stackctl.docker.registry;

import org.jspecify.annotations.NullMarked;
