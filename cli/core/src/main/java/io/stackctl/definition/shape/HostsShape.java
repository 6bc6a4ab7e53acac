package io.stackctl.definition.shape;

import io.stackctl.model.Order;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code extra_hosts}: a mapping of hosts to one or several addresses, or a list of {@code
 * host=address} (or {@code host:address}). Merging adds entries that are not there yet.
 */
public final class HostsShape extends KeyValuesShape {

    @Override
    public Node merge(Node earlier, Node later, KeyPath path, Mistakes mistakes) {
        var merged = new ArrayList<>(asList(earlier));
        var added = new ArrayList<Node>();
        for (var item : asList(later)) {
            if (merged.stream().noneMatch(item::sameValue)) {
                added.add(item);
            }
        }
        merged.addAll(added);
        return new Sequence(merged, earlier.location());
    }

    @Override
    public Node unique(Node node, KeyPath path, Mistakes mistakes) {
        return node;
    }

    @Override
    protected void checkValue(Mapping.Entry entry, KeyPath path, Mistakes mistakes) {
        var texts =
                entry.value() instanceof Sequence sequence
                        ? sequence.items()
                        : List.of(entry.value());
        for (var text : texts) {
            if (!(text instanceof Scalar.Text)) {
                wrongType(text, path.key(entry.key()), "a string or an array of strings", mistakes);
            }
        }
    }

    @Override
    public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
        var hosts = new ArrayList<Node>();
        if (node instanceof Mapping mapping) {

            for (var entry : mapping.entries()) {
                var addresses =
                        entry.value() instanceof Sequence sequence
                                ? sequence.items()
                                : List.of(entry.value());
                for (var address : addresses) {
                    add(entry.key(), ((Scalar) address).text(), address, hosts, path, mistakes);
                }
            }

        } else if (node instanceof Sequence sequence) {

            for (var item : sequence.items()) {
                decodePair((Scalar) item, hosts, path, mistakes);
            }
        }
        if (hosts.isEmpty()) {
            return Optional.empty();
        }
        hosts.sort(Order.by(host -> ((Scalar) host).text(), KeyOrder.BY_TEXT));
        return Optional.of(new Sequence(hosts, node.location()));
    }

    private static void decodePair(Scalar item, List<Node> hosts, KeyPath path, Mistakes mistakes) {
        var text = item.text();
        var separator = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
        if (separator < 0) {
            mistakes.add(
                    item.location(),
                    path,
                    "invalid additional host, missing IP: " + text,
                    "write it as host=address");
            return;
        }
        for (var address : text.substring(separator + 1).split(",", -1)) {
            add(text.substring(0, separator), address, item, hosts, path, mistakes);
        }
    }

    private static void add(
            String host,
            String address,
            Node where,
            List<Node> hosts,
            KeyPath path,
            Mistakes mistakes) {
        if (host.isEmpty() || host.indexOf(':') >= 0 || host.indexOf('=') >= 0) {
            mistakes.add(
                    where.location(),
                    path,
                    "bad host name '" + host + "'",
                    "write it as host=address");
            return;
        }
        var bare =
                address.length() > 2 && address.startsWith("[") && address.endsWith("]")
                        ? address.substring(1, address.length() - 1)
                        : address;
        hosts.add(new Scalar.Text(host + "=" + bare, where.location()));
    }
}
