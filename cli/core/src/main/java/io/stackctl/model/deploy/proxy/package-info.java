/** Proxies that are not the stack's gateway: who they are, and what they go by. */
@NullMarked
package io.stackctl.model.deploy.proxy;

import org.jspecify.annotations.NullMarked;
