@NullMarked
package io.stackctl.kubernetes;

import org.jspecify.annotations.NullMarked;
