package io.stackctl.workflow.render;

/** How a rendering is laid out in files. */
public enum RenderLayout {
    /** All in one document stream, as a program reads it from its standard input. */
    STREAM,
    /** A file for each object. */
    FILES,
    /** The same, and a Kustomize base that names them. */
    KUSTOMIZE,
    /** A Helm chart, with values for what changes between environments. */
    HELM
}
