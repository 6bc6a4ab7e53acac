package io.stackctl.definition.yaml;

/**
 * Writes the characters of a text that is not a block. A line that has become long is ended at the
 * next single blank, and goes on behind the indentation; who reads it gets the blank back.
 */
final class FoldedLine {

    /** A blank in a column behind this one ends the line. */
    private static final int WIDTH = 80;

    private final StringBuilder out = new StringBuilder();
    private final int indent;
    private final boolean folds;
    private int column;
    private boolean afterSpace;

    /**
     * Starts.
     *
     * @param column how many characters stand in front of it
     * @param indent where the further lines start
     */
    FoldedLine(int column, int indent) {
        this(column, indent, true);
    }

    private FoldedLine(int column, int indent, boolean folds) {
        this.column = column;
        this.indent = indent;
        this.folds = folds;
    }

    /** A line that never ends: that of a key. */
    static FoldedLine endless() {
        return new FoldedLine(0, 0, false);
    }

    /** Writes what is no blank. */
    void put(String characters) {
        out.append(characters);
        column += characters.codePointCount(0, characters.length());
        afterSpace = false;
    }

    /** Writes a blank, or ends the line instead. */
    void space(boolean breakable) {
        if (folds && breakable && isLong()) {
            out.append('\n').repeat(' ', indent);
            column = indent;
        } else {
            out.append(' ');
            column++;
        }
        afterSpace = true;
    }

    /** Writes the mark that keeps a blank at the start of a line. */
    void escapeSpace() {
        out.append('\\');
        column++;
    }

    /** Whether a blank that may end the line would do so. */
    boolean isLong() {
        return folds && column > WIDTH && !afterSpace;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
