package io.stackctl.planner.reconcile;

import io.stackctl.step.container.CopyFiles;
import io.stackctl.step.container.CreateContainer;
import java.util.ArrayList;
import java.util.List;

/** Plans a container that is made for one command. */
final class OneOffPlanner {

    private final Reconciliation work;
    private final Prerequisites prerequisites;
    private final NewContainers containers;

    OneOffPlanner(Reconciliation work) {
        this.work = work;
        this.prerequisites = new Prerequisites(work);
        this.containers = new NewContainers(work);
    }

    /**
     * Creates it.
     *
     * @param waitsFor what has to be done before, besides what it stands on
     * @return the last step
     */
    int plan(OneOff oneOff, List<Integer> waitsFor) {
        var service = oneOff.service();
        var before = new ArrayList<>(prerequisites.of(service));
        before.addAll(waitsFor);
        int created =
                work.steps.add(CreateContainer.of(containers.oneOff(oneOff), "asked for"), before);
        var files = new Grants(work.stack, service).inline();
        return files.isEmpty()
                ? created
                : work.steps.add(
                        new CopyFiles(oneOff.ref(), files, "configs and secrets"), created);
    }
}
