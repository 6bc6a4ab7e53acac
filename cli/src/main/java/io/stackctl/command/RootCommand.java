package io.stackctl.command;

import picocli.CommandLine.Command;

/** {@code stackctl} itself: the options every verb shares. */
@Command(name = "stackctl")
public final class RootCommand {}
