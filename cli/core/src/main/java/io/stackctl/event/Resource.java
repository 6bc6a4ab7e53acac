package io.stackctl.event;

import java.util.Locale;

/**
 * What an event is about.
 *
 * @param kind which sort of thing
 * @param name its name on the engine, or the service's name
 */
public record Resource(Kind kind, String name) {

    /** The sorts of things that change. */
    public enum Kind {
        CONTAINER("Container"),
        NETWORK("Network"),
        VOLUME("Volume"),
        IMAGE("Image"),
        SERVICE("Service"),
        CONFIG("Config"),
        SECRET("Secret"),
        NODE("Node"),
        MIGRATION("Migration"),
        TAG("Tag"),
        OBJECT("Object"),
        PROVIDER("Provider");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word in front of the name, such as {@code Container}. */
        public String word() {
            return word;
        }

        /** The same within a sentence, such as {@code container}. */
        public String noun() {
            return word.toLowerCase(Locale.ROOT);
        }
    }

    public static Resource container(String name) {
        return new Resource(Kind.CONTAINER, name);
    }

    public static Resource network(String name) {
        return new Resource(Kind.NETWORK, name);
    }

    public static Resource volume(String name) {
        return new Resource(Kind.VOLUME, name);
    }

    public static Resource image(String name) {
        return new Resource(Kind.IMAGE, name);
    }

    /** A name of an image, where the name itself is what changes: in a registry. */
    public static Resource tag(String reference) {
        return new Resource(Kind.TAG, reference);
    }

    public static Resource service(String name) {
        return new Resource(Kind.SERVICE, name);
    }

    public static Resource config(String name) {
        return new Resource(Kind.CONFIG, name);
    }

    public static Resource secret(String name) {
        return new Resource(Kind.SECRET, name);
    }

    /** A machine of a cluster. */
    public static Resource node(String name) {
        return new Resource(Kind.NODE, name);
    }

    /**
     * An object of Kubernetes.
     *
     * @param name such as {@code deployment/web}
     */
    public static Resource object(String name) {
        return new Resource(Kind.OBJECT, name);
    }

    public static Resource migration(String name) {
        return new Resource(Kind.MIGRATION, name);
    }

    /** What the program behind a provider service makes. */
    public static Resource provided(String service) {
        return new Resource(Kind.PROVIDER, service);
    }

    @Override
    public String toString() {
        return kind.word() + " " + name;
    }
}
