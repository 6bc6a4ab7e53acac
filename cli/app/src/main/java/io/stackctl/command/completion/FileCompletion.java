package io.stackctl.command.completion;

/** Which file names a shell shall offer, in the numbers of spf13/cobra. */
enum FileCompletion {
    ANY(0),
    NONE(4),
    /** The candidates are the endings of file names. */
    BY_ENDING(8),
    FOLDERS(16);

    private final int directive;

    FileCompletion(int directive) {
        this.directive = directive;
    }

    int directive() {
        return directive;
    }
}
