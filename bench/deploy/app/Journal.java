package app;

import module java.base;

/**
 * What happened to an instance, a line each: {@code MILLISECONDS WORD MORE}. It lies in a folder of the machine, so that it outlives the
 * instance, however that ends.
 *
 * <p>Words: {@code START version}, {@code LISTEN}, {@code POST id}, {@code CRASH}, {@code LOCKED}, {@code REFUSED} (another one holds the
 * lock), {@code TERM requests streams} (what was in flight when SIGTERM came), {@code LATE path} (a request that began after that).
 */
final class Journal {

    private final Path folder;
    private final FileChannel file;

    Journal(Path folder, String instance) throws IOException {
        this.folder = folder;
        file = FileChannel.open(
                folder.resolve(instance + ".journal"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    void note(String what) {
        try {
            file.write(ByteBuffer.wrap((System.currentTimeMillis() + " " + what + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ids of all POSTs that any instance has done, one a line, as often as they were done. */
    String posted() throws IOException {
        var ids = new StringBuilder();
        try (var journals = Files.newDirectoryStream(folder, "*.journal")) {
            for (var journal : journals) {
                for (var line : Files.readAllLines(journal)) {
                    var words = line.split(" ");
                    if (words.length == 3 && words[1].equals("POST")) {
                        ids.append(words[2]).append('\n');
                    }
                }
            }
        }
        return ids.toString();
    }
}
