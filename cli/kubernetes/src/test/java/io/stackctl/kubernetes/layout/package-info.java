@NullMarked
package io.stackctl.kubernetes.layout;

import org.jspecify.annotations.NullMarked;
