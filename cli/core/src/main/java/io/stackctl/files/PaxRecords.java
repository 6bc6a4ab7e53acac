package io.stackctl.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What stands before an entry because its header has no room for it: the records of pax, such as
 * {@code 30 mtime=1350244992.023960108\n} (POSIX.1-2017), or GNU's long names.
 */
record PaxRecords(Map<String, RawName> values) {

    static final PaxRecords NONE = new PaxRecords(Map.of());

    private static final Set<String> KNOWN =
            Set.of("path", "linkpath", "size", "uid", "gid", "mtime");
    private static final int LONGEST_LENGTH = 8;

    PaxRecords {
        values = Map.copyOf(values);
    }

    /** Reads the records of one header. */
    static PaxRecords read(byte[] text) throws TarException {
        var values = new HashMap<String, RawName>();
        int at = 0;
        while (at < text.length) {
            int space = at;
            int length = 0;
            while (space < text.length && text[space] >= '0' && text[space] <= '9') {
                length = length * 10 + text[space] - '0';
                space++;
                if (space - at > LONGEST_LENGTH) {
                    throw broken();
                }
            }
            int end = at + length - 1;
            int equals = space + 1;
            if (end <= space || end >= text.length || text[space] != ' ' || text[end] != '\n') {
                throw broken();
            }
            while (equals < end && text[equals] != '=') {
                equals++;
            }
            if (equals == end) {
                throw broken();
            }
            var key = new String(text, space + 1, equals - space - 1, StandardCharsets.ISO_8859_1);
            var value = RawName.of(text, equals + 1, end - equals - 1);
            if (key.startsWith("GNU.sparse.")) {
                throw new TarException("a file with holes, written as such, cannot be read");
            }
            // The rest is left out, and so are attributes of the container's own.
            if (KNOWN.contains(key)) {
                values.put(key, checked(value));
            }
            at = end + 1;
        }
        return new PaxRecords(values);
    }

    private static RawName checked(RawName name) throws TarException {
        if (name.latin().indexOf(0) >= 0) {
            throw new TarException("a header holds a text with a zero in it");
        }
        return name;
    }

    private static TarException broken() {
        return new TarException("a header holds records that are none");
    }

    /** With others, which count where both say something. */
    PaxRecords with(PaxRecords others) {
        var both = new HashMap<>(values);
        both.putAll(others.values);
        // An empty value takes an earlier one back.
        both.values().removeIf(RawName::isEmpty);
        return new PaxRecords(both);
    }

    PaxRecords withName(RawName name) {
        return with(new PaxRecords(Map.of("path", name)));
    }

    PaxRecords withLink(RawName link) {
        return with(new PaxRecords(Map.of("linkpath", link)));
    }

    /** The entry that a header begins, with what stands here. */
    TarEntry complete(TarBlock block) throws IOException {
        var name = values.getOrDefault("path", block.name());
        var kind = kind(block.letter(), name);
        var modified = values.containsKey("mtime") ? values.get("mtime").latin() : "";
        long size = values.containsKey("size") ? number("size", 0) : block.size();
        return new TarEntry(
                name,
                values.getOrDefault("linkpath", block.link()),
                kind,
                block.mode(),
                number("uid", block.user()),
                number("gid", block.group()),
                kind == TarEntry.Kind.FILE ? size : 0,
                modified.isEmpty() ? block.modified() : seconds(modified),
                modified.isEmpty() ? 0 : nanos(modified),
                block.major(),
                block.minor());
    }

    private static TarEntry.Kind kind(char letter, RawName name) throws TarException {
        if (letter == 0 || letter == '0' || letter == '7') {
            return name.latin().endsWith("/") ? TarEntry.Kind.FOLDER : TarEntry.Kind.FILE;
        }
        for (var kind : TarEntry.Kind.values()) {
            if (kind.letter() == letter) {
                return kind;
            }
        }
        throw new TarException(
                "'" + name + "' is of a sort that cannot be read (" + (int) letter + ")");
    }

    private long number(String key, long otherwise) throws TarException {
        var text = values.get(key);
        return text == null ? otherwise : number(text.latin());
    }

    private static long number(String digits) throws TarException {
        if (!digits.matches("[0-9]{1,18}")) {
            throw new TarException("a header holds a number that is none");
        }
        return Long.parseLong(digits);
    }

    private static long seconds(String time) throws TarException {
        if (!time.matches("-?[0-9]{1,12}([.][0-9]{0,100})?")) {
            throw new TarException("a header holds a time that is none");
        }
        return time.startsWith("-") ? 0 : number(time.replaceFirst("[.].*", ""));
    }

    private static int nanos(String time) {
        int point = time.indexOf('.');
        var digits = point < 0 || time.startsWith("-") ? "" : time.substring(point + 1);
        return Integer.parseInt((digits + "000000000").substring(0, 9));
    }
}
