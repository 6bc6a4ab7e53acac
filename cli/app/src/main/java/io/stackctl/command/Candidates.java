package io.stackctl.command;

/** What completion offers for the arguments of a verb. */
public enum Candidates {
    NONE,
    SERVICES,
    /** One service, then words that belong to a program. */
    ONE_SERVICE,
    /** Services with an equals sign, for {@code scale}. */
    SERVICES_EQUALS,
    SHELLS,
    /** What to do with migrations. */
    MIGRATIONS,
    /** What to do with the right to deploy a stack. */
    LOCK,
    /** What to do with the contexts of Docker's client. */
    CONTEXT,
    /** What to do with the place in Docker's client. */
    PLUGIN,
    VERBS
}
