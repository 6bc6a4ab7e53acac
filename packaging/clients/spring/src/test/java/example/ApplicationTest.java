package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.redis.core.StringRedisTemplate;

@SpringBootTest
class ApplicationTest {

    @Autowired private StringRedisTemplate redis;

    @Test
    void the_stack_s_redis_is_the_one_that_is_talked_to() {
        redis.opsForValue().set("question", "forty-two");
        assertEquals("forty-two", redis.opsForValue().get("question"));
    }
}
