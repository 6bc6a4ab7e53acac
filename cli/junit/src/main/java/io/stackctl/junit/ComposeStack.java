package io.stackctl.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Brings a stack up for the tests of a class, waits until it is healthy, and takes it away:
 *
 * <pre>{@code
 * @ComposeStack("compose.yaml")
 * class OrdersTest {
 *
 *     @ServicePort(service = "db", port = 5432)
 *     static InetSocketAddress database;
 *
 *     @Test
 *     void an_order_is_kept(StackSession stack) { … }
 * }
 * }</pre>
 *
 * <p>It stands on a class or on an annotation of one's own that classes share. A nested class has
 * the stack of the class around it unless it says another. The engine is the one that {@code
 * docker} would speak to.
 *
 * <p>Each stack has a name of its own, and so have its networks and volumes; ports of the host are
 * any free ones. So test classes, modules and whole builds can run beside each other on one engine.
 * A stack goes with its process: one that was killed leaves it to the next run on this machine to
 * take away what it could not.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@ExtendWith(ComposeStackExtension.class)
public @interface ComposeStack {

    /**
     * Compose files, of which later ones are laid over earlier ones: relative to the folder that
     * the tests run in, which is that of the project or module; or {@code classpath:NAME}, in a
     * folder or an archive, with what lies beside it. Without any they are looked for there, as
     * {@code compose.yaml} and its kin.
     */
    String[] value() default {};

    /** How long the stack is there. */
    StackScope scope() default StackScope.CLASS;

    /** Profiles that are active. */
    String[] profiles() default {};

    /** Only these services, and those they depend on. */
    String[] services() default {};

    /** Variables of the definition, as {@code NAME=VALUE}. */
    String[] variables() default {};

    /** Files of variables instead of {@code .env}, named as the definition's. */
    String[] envFiles() default {};

    /**
     * Whether images are built anew where the engine has them already. Those without a name of
     * their own ({@code image}) are built for each stack, and taken away with it; so this is for
     * others, and for stacks that are reused.
     */
    boolean build() default false;

    /** How long to wait until every service is healthy, in seconds. */
    int timeoutSeconds() default 300;

    /** Whether data in volumes stays when the stack is taken away. */
    boolean keepVolumes() default false;

    /**
     * Whether ports of the host, and names of containers, networks and volumes, stay as the
     * definition writes them. Then only one such stack can be there at a time.
     */
    boolean asWritten() default false;
}
