/** How objects are written into files: YAML, a Kustomize base, a Helm chart. */
@NullMarked
package io.stackctl.kubernetes.layout;

import org.jspecify.annotations.NullMarked;
