package io.stackctl.plan;

/**
 * What an action is done to.
 *
 * @param kind which sort of thing
 * @param name how a plan calls it, such as {@code shop_default} or, for a container, {@code web/1}
 */
public record Target(Kind kind, String name) {

    /** The sorts of things that plans are about. */
    public enum Kind {
        IMAGE("image "),
        NETWORK("network "),
        VOLUME("volume "),
        CONFIG("config "),
        SECRET("secret "),
        CONTAINER(""),
        SERVICE("service "),
        /** A service that a program provides. */
        PROVIDED("service "),
        /** An object of Kubernetes, whose name says what it is. */
        OBJECT(""),
        STACK("");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    public static Target image(String name) {
        return new Target(Kind.IMAGE, name);
    }

    public static Target network(String name) {
        return new Target(Kind.NETWORK, name);
    }

    public static Target volume(String name) {
        return new Target(Kind.VOLUME, name);
    }

    public static Target config(String name) {
        return new Target(Kind.CONFIG, name);
    }

    public static Target secret(String name) {
        return new Target(Kind.SECRET, name);
    }

    public static Target container(String subject) {
        return new Target(Kind.CONTAINER, subject);
    }

    public static Target service(String name) {
        return new Target(Kind.SERVICE, name);
    }

    public static Target provided(String service) {
        return new Target(Kind.PROVIDED, service);
    }

    /**
     * An object of Kubernetes.
     *
     * @param name such as {@code deployment/web}
     */
    public static Target object(String name) {
        return new Target(Kind.OBJECT, name);
    }

    /** The stack as a whole. */
    public static Target stack() {
        return new Target(Kind.STACK, "stack");
    }

    /** The service that it belongs to; empty where it is no service's. */
    public String service() {
        return switch (kind) {
            case SERVICE, PROVIDED -> name;
            case CONTAINER -> name.substring(0, Math.max(0, name.lastIndexOf('/')));
            case IMAGE, NETWORK, VOLUME, CONFIG, SECRET, OBJECT, STACK -> "";
        };
    }

    /** As a plan prints it, such as {@code network shop_default}. */
    @Override
    public String toString() {
        return kind.prefix + name;
    }
}
