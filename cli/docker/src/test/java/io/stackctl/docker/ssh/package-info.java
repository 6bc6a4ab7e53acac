@NullMarked
package io.stackctl.docker.ssh;

import org.jspecify.annotations.NullMarked;
