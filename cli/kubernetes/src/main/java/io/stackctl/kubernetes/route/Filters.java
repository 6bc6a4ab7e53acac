package io.stackctl.kubernetes.route;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is done to requests on the way, as filters of an HTTPRoute. */
final class Filters {

    private final Route route;
    private final Optional<Rule.Path> path;
    private final Location place;

    Filters(Route route, Optional<Rule.Path> path) {
        this.route = route;
        this.path = path;
        this.place = route.place();
    }

    List<Mapping> all() {
        var filters = new ArrayList<Mapping>();
        rewrite().ifPresent(filters::add);
        response().ifPresent(filters::add);
        return filters;
    }

    /** The matched beginning of the path becomes what the changes one after another make of it. */
    private Optional<Mapping> rewrite() {
        var matched = path.map(Rule.Path::text).orElse("/");
        var made = matched;
        for (var change : route.changes()) {
            if (change instanceof Route.Strip strip) {
                made = stripped(made, strip);
            } else if (change instanceof Route.Prefix prefix) {
                made = prefix.text() + (made.equals("/") ? "" : made);
            }
        }
        if (made.equals(matched)) {
            return Optional.empty();
        }
        var exact = path.map(Rule.Path::exact).orElse(false);
        var replaced =
                new Fields(place)
                        .text("type", exact ? "ReplaceFullPath" : "ReplacePrefixMatch")
                        .text(exact ? "replaceFullPath" : "replacePrefixMatch", made);
        return Optional.of(
                new Fields(place)
                        .text("type", "URLRewrite")
                        .put("urlRewrite", new Fields(place).put("path", replaced))
                        .build());
    }

    private static String stripped(String path, Route.Strip strip) {
        for (var prefix : strip.prefixes()) {
            var bare = prefix.replaceAll("/+$", "");
            if (path.equals(bare) || path.startsWith(bare + "/")) {
                var left = path.substring(bare.length());
                return left.isEmpty() ? "/" : left;
            }
        }
        return path;
    }

    private Optional<Mapping> response() {
        var set = new ArrayList<Mapping>();
        var removed = new ArrayList<Scalar.Text>();
        for (var change : route.changes()) {
            if (change instanceof Route.ResponseField field && field.value().isEmpty()) {
                removed.add(new Scalar.Text(field.name(), place));
            } else if (change instanceof Route.ResponseField field) {
                set.add(
                        new Fields(place)
                                .text("name", field.name())
                                .text("value", field.value())
                                .build());
            }
        }
        if (set.isEmpty() && removed.isEmpty()) {
            return Optional.empty();
        }
        var modifier = new Fields(place).list("set", set).list("remove", removed);
        return Optional.of(
                new Fields(place)
                        .text("type", "ResponseHeaderModifier")
                        .put("responseHeaderModifier", modifier)
                        .build());
    }
}
