package io.stackctl.workflow.view;

import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedImage;
import io.stackctl.workflow.Surroundings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists the images that a stack's containers were made of. */
public final class ListImages {

    private final Surroundings around;

    public ListImages(Surroundings around) {
        this.around = around;
    }

    /**
     * Runs it.
     *
     * @return the image of each container, sorted by the containers' names; empty where it is gone
     */
    public Map<ObservedContainer, Optional<ObservedImage>> run(
            StackName stack, Set<ServiceName> services) {
        var containers = around.engine().containers().ofStack(stack, true);
        Map<ImageId, Optional<ObservedImage>> known = new LinkedHashMap<>();
        Map<ObservedContainer, Optional<ObservedImage>> images = new LinkedHashMap<>();
        for (ObservedContainer container : new ServiceSelection(services).among(containers)) {
            images.put(
                    container,
                    known.computeIfAbsent(container.imageId(), around.engine().images()::inspect));
        }
        return images;
    }
}
