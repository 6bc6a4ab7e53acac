package io.stackctl.model.deploy;

import io.stackctl.model.service.PortMapping;

/** What keeps an old and a new container of a service from running at the same time. */
public sealed interface Obstacle {

    /** Why, as part of a sentence: {@code port 8080 of the host can be taken once only}. */
    String reason();

    /** What to change so that they may; an imperative. */
    String remedy();

    /** Whether it may be that they can, and the definition says so by {@code overlap: true}. */
    boolean isOverruled();

    /** A port of the host, or a range of them with too few. */
    record HostPort(PortMapping port) implements Obstacle {
        @Override
        public String reason() {
            return port.isFixed()
                    ? "port " + port.published() + " of the host can be taken once only"
                    : "ports " + port.published() + " of the host are all taken";
        }

        @Override
        public String remedy() {
            return "let the gateway have the port, or publish "
                    + (port.isFixed() ? "a range" : "a longer range");
        }

        @Override
        public boolean isOverruled() {
            return false;
        }
    }

    /**
     * An address that two cannot have on one network.
     *
     * @param address IPv4, IPv6, link-local or MAC
     */
    record FixedAddress(String network, String address) implements Obstacle {
        @Override
        public String reason() {
            return "address "
                    + address
                    + (network.isEmpty() ? "" : " on network " + network)
                    + " can be had once only";
        }

        @Override
        public String remedy() {
            return "leave the address to the engine";
        }

        @Override
        public boolean isOverruled() {
            return false;
        }
    }

    /**
     * A volume that one container writes to.
     *
     * @param volume its key in the stack's volumes
     */
    record OneWriter(String volume) implements Obstacle {
        @Override
        public String reason() {
            return "volume " + volume + " has one writer";
        }

        @Override
        public String remedy() {
            return "write x-stackctl: { deploy: { overlap: true } } if it can bear two, or mount it"
                    + " read-only";
        }

        @Override
        public boolean isOverruled() {
            return true;
        }
    }

    /**
     * A volume without a name, which the new container has from the old one.
     *
     * @param target where it is mounted
     */
    record HandedOver(String target) implements Obstacle {
        @Override
        public String reason() {
            return "the volume at " + target + " goes from the old container to the new one";
        }

        @Override
        public String remedy() {
            return "give the volume a name, or write x-stackctl: { deploy: { overlap: true } } if it"
                    + " can bear two writers";
        }

        @Override
        public boolean isOverruled() {
            return true;
        }
    }

    /**
     * Two would listen on the same ports.
     *
     * @param where {@code the host} or a container's name
     */
    record SameNetwork(String where) implements Obstacle {
        @Override
        public String reason() {
            return "it is in the network of " + where + ", where each port can be taken once only";
        }

        @Override
        public String remedy() {
            return "give it a network of its own, or write x-stackctl: { deploy: { overlap: true } }"
                    + " if two can share their ports";
        }

        @Override
        public boolean isOverruled() {
            return true;
        }
    }

    /** The definition says so. */
    record Forbidden() implements Obstacle {
        @Override
        public String reason() {
            return "overlap: false says that two may not run at once";
        }

        @Override
        public String remedy() {
            return "leave out overlap: false";
        }

        @Override
        public boolean isOverruled() {
            return false;
        }
    }
}
