package io.stackctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.workflow.render.RenderLayout;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesRendererTest {

    @TempDir private Path folder;

    @Test
    void a_service_with_a_port_is_a_deployment_and_an_address() {
        var shop =
                Rendered.of(
                        folder,
                        """
                        name: shop
                        services:
                          web:
                            image: nginx:1
                            expose: ["80"]
                            scale: 2
                        """);

        assertEquals(
                List.of(
                        "networkpolicy-default.yaml",
                        "service-web.yaml",
                        "deployment-web.yaml",
                        "poddisruptionbudget-web.yaml"),
                shop.names());
        assertEquals(
                """
                # Service web, from compose.yaml:3
                apiVersion: v1
                kind: Service
                metadata:
                  name: web
                  labels:
                    app.kubernetes.io/name: web
                    app.kubernetes.io/part-of: shop
                    app.kubernetes.io/managed-by: stackctl
                spec:
                  selector:
                    app.kubernetes.io/name: web
                    app.kubernetes.io/part-of: shop
                  ports: # compose.yaml:5
                    - name: tcp-80
                      port: 80
                      targetPort: tcp-80
                      protocol: TCP
                """,
                shop.file("service-web.yaml"));
    }

    @Test
    void without_a_folder_all_objects_are_one_stream() {
        var shop = Rendered.of(folder, "name: shop\nservices: {web: {image: a}, db: {image: b}}\n");

        var text = shop.in(RenderLayout.STREAM).files().getFirst().text();

        assertEquals(5, text.split("\n---\n", -1).length);
    }

    @Test
    void two_services_that_would_have_one_name_are_refused() {
        var shop = Rendered.of(folder, "services:\n  a_b: {image: a}\n  a-b: {image: a}\n");

        assertEquals(
                """
                compose.yaml:2:3: services.a_b: is called 'a-b' in Kubernetes, as 'a-b' is, too
                  call one of them otherwise
                """,
                shop.refused());
    }
}
