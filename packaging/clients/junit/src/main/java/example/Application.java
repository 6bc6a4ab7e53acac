package example;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Talks to the Redis that it is told of. */
@SpringBootApplication
public class Application {}
