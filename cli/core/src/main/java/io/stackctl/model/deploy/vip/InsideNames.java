package io.stackctl.model.deploy.vip;

import java.util.Optional;

/**
 * What a container's labels say of names inside networks. Each is empty where it says nothing.
 *
 * @param names by which clients call it, such as {@code web,api}
 * @param ports where they do, such as {@code 3001/http,5432/tcp}
 * @param carried the names of others that lead to it, by network: {@code back:db,web;front:web}
 */
public record InsideNames(String names, String ports, String carried) {

    /** Nothing at all. */
    public static final InsideNames NONE = new InsideNames("", "", "");

    /** What differs from before, in words for people; empty when nothing does. */
    public Optional<String> differenceTo(InsideNames before) {
        if (!carried.equals(before.carried)) {
            return Optional.of(
                    "the names it carries: " + shown(before.carried) + " -> " + shown(carried));
        }
        return names.equals(before.names) && ports.equals(before.ports)
                ? Optional.empty()
                : Optional.of(
                        "its names are carried at: " + shown(before.ports) + " -> " + shown(ports));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
