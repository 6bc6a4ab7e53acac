/** What lies in a container beside its image: claims, config maps, secrets, memory. */
@NullMarked
package io.stackctl.kubernetes.storage;

import org.jspecify.annotations.NullMarked;
