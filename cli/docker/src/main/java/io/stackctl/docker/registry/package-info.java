/**
 * Registries by their own protocol, the OCI distribution specification, with the logins of Docker's
 * client. Nothing of this is loaded before something lies in a registry.
 */
@NullMarked
package io.stackctl.docker.registry;

import org.jspecify.annotations.NullMarked;
