package io.stackctl.services.blog.events;

/** A post's title: 1 to 200 characters of text, without space around it. */
public record Title(String text) {
    private static final int LONGEST = 200;

    public Title {
        text = Prose.of(text, LONGEST);
    }

    /** Strips and checks. */
    public static Title of(String text) {
        return new Title(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
