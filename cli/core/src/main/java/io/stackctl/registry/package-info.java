/**
 * The port to registries of images and other artifacts, and what lies in them, as the OCI image and
 * distribution specifications say.
 */
@NullMarked
package io.stackctl.registry;

import org.jspecify.annotations.NullMarked;
