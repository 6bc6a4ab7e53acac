package io.stackctl.terminal.progress;

import io.stackctl.terminal.device.TextOutput;
import io.stackctl.terminal.device.Tty;
import io.stackctl.terminal.text.DisplayWidth;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a terminal of a size would show: it wraps, scrolls, and obeys the few sequences of ECMA-48
 * that live progress uses. Anything else is a mistake.
 */
final class FakeScreen implements Tty {

    private static final Pattern SEQUENCE =
            Pattern.compile("\u001b\\[(\\??)(\\d*)(?:;\\d+)*([A-Za-z])");

    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final TextOutput out = new TextOutput(bytes);

    private final List<String> history = new ArrayList<>();
    private TerminalSize size;
    private int[][] cells;
    private int row;
    private int column;
    private boolean cursorShown = true;

    FakeScreen(int columns, int rows) {
        size = new TerminalSize(columns, rows);
        cells = blank();
    }

    /** Another size; what does not fit is cut off, as xterm does. */
    void resize(int columns, int rows) {
        update();
        int[][] before = cells;
        size = new TerminalSize(columns, rows);
        cells = blank();
        int lost = Math.max(0, row + 1 - size.rows());
        for (int line = 0; line + lost < before.length && line < cells.length; line++) {
            for (int i = 0; i < Math.min(columns, before[line + lost].length); i++) {
                cells[line][i] = before[line + lost][i];
            }
        }
        row -= lost;
        column = Math.min(column, size.columns() - 1);
    }

    private int[][] blank() {
        var blank = new int[size.rows()][size.columns()];
        for (int[] line : blank) {
            Arrays.fill(line, ' ');
        }
        return blank;
    }

    /** The lines that are not empty. */
    List<String> lines() {
        update();
        return Arrays.stream(cells).map(FakeScreen::text).filter(text -> !text.isEmpty()).toList();
    }

    /** What was scrolled out at the top. */
    List<String> history() {
        update();
        return history;
    }

    boolean cursorShown() {
        update();
        return cursorShown;
    }

    private static String text(int[] line) {
        var text = new StringBuilder();
        Arrays.stream(line).filter(letter -> letter != 0).forEach(text::appendCodePoint);
        return text.toString().stripTrailing();
    }

    private void update() {
        out.flush();
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        Matcher sequence = SEQUENCE.matcher(text);
        for (int i = 0; i < text.length(); ) {
            if (text.charAt(i) == '\u001b') {
                if (!sequence.find(i) || sequence.start() != i) {
                    throw new AssertionError("unknown sequence: " + text.substring(i));
                }
                obey(sequence);
                i = sequence.end();
            } else {
                int letter = text.codePointAt(i);
                put(letter);
                i += Character.charCount(letter);
            }
        }
    }

    private void obey(Matcher sequence) {
        int number = sequence.group(2).isEmpty() ? 1 : Integer.parseInt(sequence.group(2));
        switch (sequence.group(3)) {
            case "A" -> row = Math.max(0, row - number);
            case "K" ->
                    Arrays.fill(cells[row], Math.min(column, size.columns()), size.columns(), ' ');
            case "J" -> {
                Arrays.fill(cells[row], Math.min(column, size.columns()), size.columns(), ' ');
                for (int below = row + 1; below < size.rows(); below++) {
                    Arrays.fill(cells[below], ' ');
                }
            }
            case "h" -> cursorShown = true;
            case "l" -> cursorShown = false;
            case "m" -> {}
            default -> throw new AssertionError("unknown sequence: " + sequence.group());
        }
    }

    private void put(int letter) {
        switch (letter) {
            case '\n' -> {
                column = 0;
                down();
            }
            case '\r' -> column = 0;
            default -> {
                int width = DisplayWidth.of(letter);
                if (width > 0 && column + width > size.columns()) {
                    column = 0;
                    down();
                }
                if (width > 0) {
                    cells[row][column] = letter;
                    if (width == 2 && column + 1 < size.columns()) {
                        cells[row][column + 1] = 0;
                    }
                    column += width;
                }
            }
        }
    }

    private void down() {
        row++;
        if (row == size.rows()) {
            history.add(text(cells[0]));
            System.arraycopy(cells, 1, cells, 0, size.rows() - 1);
            cells[size.rows() - 1] = new int[size.columns()];
            Arrays.fill(cells[size.rows() - 1], ' ');
            row--;
        }
    }

    @Override
    public boolean inputIsTerminal() {
        return true;
    }

    @Override
    public boolean outputIsTerminal() {
        return true;
    }

    @Override
    public boolean errorIsTerminal() {
        return true;
    }

    @Override
    public TerminalSize size() {
        return size;
    }

    @Override
    public RawMode enterRawMode() {
        return () -> {};
    }

    @Override
    public RawMode enterKeyMode() {
        return () -> {};
    }

    @Override
    public boolean isForeground() {
        return inputIsTerminal();
    }

    @Override
    public void onResize(Runnable change) {
        // Whoever draws asks for the size each time.
    }
}
