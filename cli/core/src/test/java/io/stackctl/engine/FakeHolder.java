package io.stackctl.engine;

import io.stackctl.state.MountedVolume;
import java.util.List;
import java.util.Map;

/** A container of the fake engine that gives access to a volume. */
final class FakeHolder {

    private FakeHolder() {}

    static ContainerSpec spec(VolumeHolder holder) {
        var stack = TestStack.of("none", "services: {holder: {network_mode: none}}");
        var volume = holder.volume().value();
        var mount =
                new MountedVolume("volume", volume, "/volumes/" + volume, holder.target(), true);
        return new ContainerSpec(
                holder.name(),
                stack.stack(),
                stack.service("holder"),
                holder.image().value(),
                holder.labels(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(mount),
                false,
                false);
    }
}
