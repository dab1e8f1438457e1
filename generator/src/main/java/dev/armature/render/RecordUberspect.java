package dev.armature.render;

import dev.armature.view.pack.PackVariablesView;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.Uberspect;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.apache.velocity.util.introspection.VelPropertySet;
import org.jspecify.annotations.Nullable;

/**
 * What a template may ask a view: the components of a record, by their names, and nothing else. A misspelt name is an
 * error even inside {@code %if}, where Velocity's own strict mode says nothing.
 */
public final class RecordUberspect implements Uberspect {
    private final Map<Class<?>, Map<String, Method>> accessors = new ConcurrentHashMap<>();

    @Override
    public void init() {
        // Accessors are found when first asked for.
    }

    @Override
    public Iterator<?> getIterator(Object value, Info info) {
        if (value instanceof Collection<?> items) {
            return items.iterator();
        }
        throw new VelocityException(
                "%foreach goes over a list, not " + value.getClass().getSimpleName() + where(info));
    }

    @Override
    public @Nullable VelMethod getMethod(Object value, String name, Object[] arguments, Info info) {
        throw new VelocityException("a template calls no method: " + name + where(info));
    }

    @Override
    public VelPropertyGet getPropertyGet(Object value, String name, Info info) {
        if (value instanceof PackVariablesView variables) {
            Object found = variables.values().get(name);
            if (found == null) {
                throw new VelocityException("there is no variable '" + name + "'" + where(info));
            }
            return new Get(name, view -> ((PackVariablesView) view).values().get(name));
        }
        if (!value.getClass().isRecord()) {
            // Velocity's own loop object: foreach.hasNext and its like.
            return foreach(value, name, info);
        }
        Method accessor = accessors
                .computeIfAbsent(value.getClass(), RecordUberspect::accessorsOf)
                .get(name);
        if (accessor == null) {
            throw new VelocityException(value.getClass().getSimpleName() + " has no '" + name + "'" + where(info));
        }
        return new Get(name, record -> invoke(accessor, record));
    }

    @Override
    public @Nullable VelPropertySet getPropertySet(Object value, String name, Object to, Info info) {
        throw new VelocityException("a template sets nothing: " + name + where(info));
    }

    private static VelPropertyGet foreach(Object value, String name, Info info) {
        if (value instanceof org.apache.velocity.runtime.directive.ForeachScope && name.equals("hasNext")) {
            return new Get(name, scope -> ((org.apache.velocity.runtime.directive.ForeachScope) scope).hasNext());
        }
        throw new VelocityException(value.getClass().getSimpleName() + " has no '" + name + "'" + where(info));
    }

    private static Map<String, Method> accessorsOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .collect(Collectors.toMap(
                        RecordComponent::getName, RecordComponent::getAccessor, (a, b) -> a, HashMap::new));
    }

    private static @Nullable Object invoke(Method accessor, Object record) {
        try {
            Object value = accessor.invoke(record);
            return value instanceof Optional<?> optional ? optional.orElse(null) : value;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new VelocityException("cannot read " + accessor, e);
        }
    }

    private static String where(Info info) {
        return " at " + info.getTemplateName() + "[line " + info.getLine() + ", column " + info.getColumn() + "]";
    }

    private record Get(String name, Function<Object, @Nullable Object> read) implements VelPropertyGet {
        @Override
        public @Nullable Object invoke(Object value) {
            return read.apply(value);
        }

        @Override
        public boolean isCacheable() {
            return true;
        }

        @Override
        public String getMethodName() {
            return name;
        }
    }
}
