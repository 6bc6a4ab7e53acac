package io.stackctl.services.blog.events;

/** What a comment says: 1 to 5,000 characters of text, without space around it. */
public record Content(String text) {
    private static final int LONGEST = 5_000;

    public Content {
        text = Prose.of(text, LONGEST);
    }

    /** Strips and checks. */
    public static Content of(String text) {
        return new Content(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
