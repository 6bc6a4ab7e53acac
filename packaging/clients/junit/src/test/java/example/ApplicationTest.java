package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.embed.StackSession;
import io.stackctl.junit.ComposeStack;
import io.stackctl.junit.ServicePort;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest
@ComposeStack("compose.yaml")
class ApplicationTest {

    @ServicePort(service = "redis", port = 6379)
    static InetSocketAddress address;

    @Autowired private StringRedisTemplate redis;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("spring.data.redis.host", address::getHostString);
        registry.add("spring.data.redis.port", address::getPort);
    }

    @Test
    void the_stack_s_redis_is_the_one_that_is_talked_to(StackSession stack) {
        redis.opsForValue().set("question", "forty-two");
        assertEquals("forty-two", redis.opsForValue().get("question"));
        assertEquals("forty-two\n", stack.exec("redis", "redis-cli", "get", "question").stdout());
    }
}
