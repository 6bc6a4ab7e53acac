/**
 * Accounts: signup, activation by a magic link, login, sessions.
 *
 * <p>{@link io.stackctl.services.platform.auth.AuthRoutes} is the specification; what it asks for
 * is in classes of their own. Nothing is kept in the process, so that any number of instances can
 * run.
 */
@NullMarked
package io.stackctl.services.platform.auth;

import org.jspecify.annotations.NullMarked;
