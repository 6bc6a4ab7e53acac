package io.stackctl.services.platform.web;

import io.stackctl.services.kit.Secret;

/**
 * What is read from the environment, beside what every service reads.
 *
 * @param authUrl {@code AUTH_URL}: auth as the gateway knows it, such as {@code
 *     http://auth.local:3000}
 * @param frontEndKey {@code FRONT_END_KEY_FILE}: by which auth knows this service
 */
record Settings(String authUrl, Secret frontEndKey) {}
