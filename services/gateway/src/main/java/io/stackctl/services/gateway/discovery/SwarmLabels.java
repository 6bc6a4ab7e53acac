package io.stackctl.services.gateway.discovery;

/** What a swarm writes on the containers of its tasks, and {@code docker stack} beside it. */
final class SwarmLabels {
    static final String STACK = "com.docker.stack.namespace";
    static final String TASK = "com.docker.swarm.task.id";
    static final String SERVICE = "com.docker.swarm.service.id";
    static final String SERVICE_NAME = "com.docker.swarm.service.name";

    private SwarmLabels() {}
}
