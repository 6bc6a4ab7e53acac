package io.stackctl.kubernetes.storage;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.scope.StackScope;
import io.stackctl.model.VolumeDefinition;
import java.util.Arrays;
import java.util.Optional;

/** Where a named volume of a stack lies: in a claim, unless its options say something else. */
final class VolumeSource {

    private final StackScope stack;
    private final VolumeDefinition volume;

    VolumeSource(StackScope stack, VolumeDefinition volume) {
        this.stack = stack;
        this.volume = volume;
    }

    /** Whether it is a claim that the stack makes. */
    boolean isClaim() {
        return !volume.external() && options().isEmpty();
    }

    /** What the claim is called: as the volume where its name is not made of the stack's. */
    String claimName() {
        var made = stack.stack().name() + "_" + volume.key();
        var said = volume.name().toString();
        return ObjectNames.of(said.equals(made) ? volume.key() : said);
    }

    /** The source in a pod. */
    Fields fields(Location place) {
        var options = options();
        return options.isPresent()
                ? options.get()
                : new Fields(place)
                        .put(
                                "persistentVolumeClaim",
                                new Fields(place).text("claimName", claimName()));
    }

    /** What the options of the driver {@code local} say. */
    private Optional<Fields> options() {
        var options = volume.driverOptions();
        var place = volume.definition().mapping("driver_opts").location();
        var device = options.getOrDefault("device", "");
        return switch (options.getOrDefault("type", "")) {
            case "nfs", "nfs4" -> nfs(options.getOrDefault("o", ""), device, place);
            case "tmpfs" ->
                    Optional.of(
                            new Fields(place)
                                    .put("emptyDir", new Fields(place).text("medium", "Memory")));
            default ->
                    Arrays.asList(options.getOrDefault("o", "").split(",")).contains("bind")
                            ? Optional.of(
                                    new Fields(place)
                                            .put(
                                                    "hostPath",
                                                    new Fields(place).text("path", device)))
                            : Optional.empty();
        };
    }

    private static Optional<Fields> nfs(String options, String device, Location place) {
        return Arrays.stream(options.split(","))
                .filter(option -> option.startsWith("addr="))
                .map(option -> option.substring("addr=".length()))
                .findFirst()
                .map(server ->
                        new Fields(place)
                                .put(
                                        "nfs",
                                        new Fields(place)
                                                .text("server", server)
                                                .text(
                                                        "path",
                                                        device.startsWith(":")
                                                                ? device.substring(1)
                                                                : device)));
    }
}
