package io.stackctl.docker;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.json.Json;
import io.stackctl.model.Platform;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.NetworkId;
import io.stackctl.state.LocalManifest;
import io.stackctl.state.ObservedImage;
import io.stackctl.state.ObservedNetwork;
import io.stackctl.state.ObservedVolume;
import io.stackctl.state.StackLabels;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads the engine's answers about images, networks and volumes. */
final class ResourceReader {

    private ResourceReader() {}

    static ObservedNetwork network(Json entry) {
        return new ObservedNetwork(
                new NetworkId(entry.required("Id")),
                entry.required("Name"),
                entry.text("Driver"),
                new StackLabels(entry.textsByKey("Labels")));
    }

    /** Reads the listing of volumes. */
    static List<ObservedVolume> volumes(Json listing) {
        List<ObservedVolume> volumes = new ArrayList<>();
        for (Json entry : listing.requiredItems("Volumes")) {
            volumes.add(volume(entry));
        }
        return volumes;
    }

    static ObservedVolume volume(Json entry) {
        return new ObservedVolume(
                entry.required("Name"),
                entry.text("Driver"),
                entry.text("Mountpoint"),
                new StackLabels(entry.textsByKey("Labels")));
    }

    /** The question about an image; engines that know no manifests do not heed that part of it. */
    static ApiCall inspection(String reference) {
        return ApiCall.get("/images/" + ApiCall.segment(reference) + "/json")
                .query("manifests", true);
    }

    /** Reads an inspection. */
    static ObservedImage image(Json image) {
        Json config = image.get("Config");
        return new ObservedImage(
                new ImageId(image.required("Id")),
                image.texts("RepoTags"),
                image.texts("RepoDigests"),
                platform(image),
                created(image.text("Created")),
                time(image.get("Metadata").text("LastTagTime")),
                manifests(image),
                new LinkedHashSet<>(config.get("Volumes").members().keySet()),
                new StackLabels(config.textsByKey("Labels")),
                image.number("Size"));
    }

    /**
     * Reads an entry of the listing, which says less: no platform, no volumes, no time of tagging.
     */
    static ObservedImage listedImage(Json image) {
        List<String> tags =
                image.texts("RepoTags").stream()
                        .filter(tag -> !tag.equals("<none>:<none>"))
                        .toList();
        return new ObservedImage(
                new ImageId(image.required("Id")),
                tags,
                image.texts("RepoDigests"),
                "",
                Optional.empty(),
                Instant.EPOCH,
                List.of(),
                new LinkedHashSet<>(),
                new StackLabels(image.textsByKey("Labels")),
                image.number("Size"));
    }

    /** What lies there besides images, such as attestations, is left out. */
    private static List<LocalManifest> manifests(Json image) {
        List<LocalManifest> manifests = new ArrayList<>();
        for (Json manifest : image.items("Manifests")) {
            if (manifest.text("Kind").equals("image") && manifest.flag("Available")) {
                Json platform = manifest.get("ImageData").get("Platform");
                manifests.add(
                        new LocalManifest(
                                new ImageId(manifest.required("ID")),
                                platform.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(
                                                Platform.of(
                                                        platform(
                                                                platform.text("os"),
                                                                platform.text("architecture"),
                                                                platform.text("variant"))))));
            }
        }
        return manifests;
    }

    private static String platform(Json image) {
        return platform(image.text("Os"), image.text("Architecture"), image.text("Variant"));
    }

    private static String platform(String os, String architecture, String variant) {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }

    /** Reproducible builds say that they were made at the epoch. */
    private static Optional<Instant> created(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads {@code 2026-11-21T09:00:00.123456789Z}; the epoch for anything else, and for Go's zero
     * time.
     */
    static Instant time(String text) {
        if (text.isEmpty() || text.startsWith("0001-")) {
            return Instant.EPOCH;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
