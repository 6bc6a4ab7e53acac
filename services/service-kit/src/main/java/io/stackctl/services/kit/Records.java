package io.stackctl.services.kit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The little reflection that reading settings and JSON into records needs. */
final class Records {
    private Records() {}

    static @Nullable String defaultOf(RecordComponent component) {
        var annotation = component.getAnnotation(Default.class);
        return annotation == null ? null : annotation.value();
    }

    /**
     * Calls the canonical constructor.
     *
     * @throws IllegalArgumentException when the record itself refuses the values
     */
    static <S> S create(Class<S> type, @Nullable Object[] values) {
        try {
            var types =
                    Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a component. */
    static @Nullable Object get(RecordComponent component, Object of) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
