package io.stackctl.services.gateway.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerReaderTest {
    @Test
    void ports_are_the_single_ones_of_tcp() {
        var inspected =
                Answer.parse(
                        """
                        {"Id":"1","Name":"/one","State":{"Running":true},"Config":{"ExposedPorts":{
                          "8080/tcp":{},"80/tcp":{},"53/udp":{},"8000-8010/tcp":{},"http/tcp":{},
                          "/tcp":{},"0/tcp":{},"65536/tcp":{},"99999999999/tcp":{}}}}
                        """);

        assertEquals(List.of(80, 8080), ContainerReader.read(inspected).exposedPorts());
    }
}
