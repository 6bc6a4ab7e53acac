/** Language models that services use ({@code models} of the Compose Specification). */
@NullMarked
package io.stackctl.workflow.models;

import org.jspecify.annotations.NullMarked;
