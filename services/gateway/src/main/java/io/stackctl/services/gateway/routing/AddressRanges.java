package io.stackctl.services.gateway.routing;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Addresses of peers, such as the proxies in front of the gateway that are believed. */
public record AddressRanges(List<Range> ranges) {
    /** The addresses that agree in their first {@code bits} with this one. */
    record Range(InetAddress address, int bits) {
        boolean contains(InetAddress other) {
            var mine = address.getAddress();
            var theirs = other.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Parses a comma list of addresses and CIDR ranges, such as {@code 10.0.0.0/8,192.168.1.5}; an
     * empty text is none.
     */
    public static AddressRanges of(String text) {
        var ranges = new ArrayList<Range>();
        if (!text.isEmpty()) {
            for (var part : text.split(",", -1)) {
                ranges.add(range(part.strip()));
            }
        }
        return new AddressRanges(List.copyOf(ranges));
    }

    private static Range range(String text) {
        int slash = text.indexOf('/');
        try {
            var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int longest = address.getAddress().length * 8;
            int bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= longest) {
                return new Range(address, bits);
            }
        } catch (IllegalArgumentException ignored) {
            // said below
        }
        throw new IllegalArgumentException(
                "is not a list of addresses or ranges such as 10.0.0.0/8");
    }

    public boolean contains(InetAddress peer) {
        return ranges.stream().anyMatch(range -> range.contains(peer));
    }

    /** As {@link #of} reads it. */
    @Override
    public String toString() {
        return ranges.stream()
                .map(range -> range.address().getHostAddress() + "/" + range.bits())
                .collect(Collectors.joining(", "));
    }
}
