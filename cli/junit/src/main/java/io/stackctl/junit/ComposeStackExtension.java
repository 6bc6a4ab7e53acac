package io.stackctl.junit;

import io.stackctl.embed.StackSession;
import io.stackctl.embed.Stackctl;
import io.stackctl.failure.StackException;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link ComposeStack} does; nobody else names it. */
public final class ComposeStackExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                TestInstancePostProcessor,
                ParameterResolver,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private static final ExtensionContext.Namespace STACKS =
            ExtensionContext.Namespace.create(ComposeStackExtension.class);

    /** JUnit makes one. */
    public ComposeStackExtension() {}

    /**
     * The class that says which stack.
     *
     * @param context of that class
     */
    private record Place(ExtensionContext context, Class<?> test, ComposeStack asked) {

        static Place of(ExtensionContext context) {
            for (var at = Optional.of(context); at.isPresent(); at = at.get().getParent()) {
                var test = at.get().getElement().filter(Class.class::isInstance);
                var asked = AnnotationSupport.findAnnotation(test, ComposeStack.class);
                if (test.isPresent() && asked.isPresent()) {
                    return new Place(at.get(), (Class<?>) test.get(), asked.get());
                }
            }
            throw new ExtensionConfigurationException("no class here has @ComposeStack");
        }

        boolean isForEachMethod() {
            return asked.scope() == StackScope.METHOD;
        }
    }

    /** A constructor gets what the method gets that its instance is for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var place = Place.of(context);
        var test = context.getRequiredTestClass();
        if (!place.isForEachMethod()) {
            Injection.setStatic(test, started(context).session());
        } else if (Injection.isWantedStatically(test)) {
            throw new ExtensionConfigurationException(
                    test.getName()
                            + " has static fields for its stack, of which each method has one of"
                            + " its own: let them not be static, or choose another scope");
        }
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        if (!Place.of(context).isForEachMethod()) {
            Injection.set(instance, started(context).session());
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (Place.of(context).isForEachMethod()) {
            var session = started(context).session();
            context.getRequiredTestInstances()
                    .getAllInstances()
                    .forEach(instance -> Injection.set(instance, session));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(ServicePort.class)
                || parameter.getParameter().getType() == StackSession.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var session = started(context).session();
        return parameter
                .findAnnotation(ServicePort.class)
                .<Object>map(wanted ->
                        Injection.port(
                                wanted,
                                parameter.getParameter().getType(),
                                parameter.getParameter().toString(),
                                session))
                .orElse(session);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        started(context).explain(failure);
        throw failure;
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        if (!Place.of(context).isForEachMethod()) {
            started(context).explain(failure);
        }
        throw failure;
    }

    @Override
    public void handleBeforeEachMethodExecutionException(
            ExtensionContext context, Throwable failure) throws Throwable {
        started(context).explain(failure);
        throw failure;
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        started(context).explain(failure);
        throw failure;
    }

    @Override
    public void handleAfterAllMethodExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        if (!Place.of(context).isForEachMethod()) {
            started(context).explain(failure);
        }
        throw failure;
    }

    /** The stack of a class or method, which comes up when it is asked for first. */
    private static StartedStack started(ExtensionContext context) {
        removeAbandoned(context);
        var place = Place.of(context);
        return switch (place.asked().scope()) {
            case METHOD -> {
                if (context.getTestMethod().isEmpty()) {
                    throw new ExtensionConfigurationException(
                            place.test().getName()
                                    + " wants its stack before a method begins, of which each has"
                                    + " one of its own: ask in the method, or choose another"
                                    + " scope");
                }
                yield started(context, context.getUniqueId(), place);
            }
            case CLASS -> started(place.context(), place.context().getUniqueId(), place);
            case SUITE, REUSED ->
                    started(
                            context.getRoot(),
                            RequestedStack.key(place.asked(), place.test()),
                            place);
        };
    }

    private static StartedStack started(ExtensionContext keeper, String key, Place place) {
        return keeper.getStore(STACKS)
                .getOrComputeIfAbsent(
                        key,
                        _ -> StartedStack.of(RequestedStack.of(place.asked(), place.test())),
                        StartedStack.class);
    }

    /** Once a run: what processes left that were killed. */
    private static void removeAbandoned(ExtensionContext context) {
        context.getRoot()
                .getStore(STACKS)
                .getOrComputeIfAbsent(
                        ComposeStackExtension.class,
                        _ -> {
                            try (var stackctl = Stackctl.open()) {
                                stackctl.removeAbandoned();
                            } catch (StackException failed) {
                                // No reason for a test to fail: the next run tries again.
                                context.publishReportEntry(
                                        "stackctl",
                                        "what an earlier run left could not be removed: "
                                                + failed.failure().message());
                            }
                            return true;
                        },
                        Boolean.class);
    }
}
