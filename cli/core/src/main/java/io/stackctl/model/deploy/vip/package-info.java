/**
 * Names inside networks that lead to a gateway instead of to containers: {@code endpoint_mode:
 * vip}.
 */
@NullMarked
package io.stackctl.model.deploy.vip;

import org.jspecify.annotations.NullMarked;
