/** Private keys in files, as {@code openssl} and {@code ssh-keygen} write them. */
@NullMarked
package io.stackctl.docker.key;

import org.jspecify.annotations.NullMarked;
