package io.stackctl.model.service;

/**
 * A model that a service uses.
 *
 * @param model the key in the stack's models
 * @param endpointVariable the variable that gets the address; empty for {@code <MODEL>_URL}
 * @param modelVariable the variable that gets the model's name; empty for {@code <MODEL>_MODEL}
 */
public record ModelGrant(String model, String endpointVariable, String modelVariable) {}
