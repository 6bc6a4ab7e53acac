@NullMarked
package io.stackctl.cluster;

import org.jspecify.annotations.NullMarked;
