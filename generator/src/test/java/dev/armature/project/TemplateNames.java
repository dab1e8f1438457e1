package dev.armature.project;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the names of a template through the types of its views, in branches that nothing renders too. */
final class TemplateNames {
    private static final Pattern FOREACH = Pattern.compile("\\s*%foreach \\(\\$(\\w+) in \\$([\\w.]+)\\)\\s*");
    private static final Pattern CONDITION = Pattern.compile("\\s*%(?:else)?if\\b.*");
    private static final Pattern NAME = Pattern.compile("\\$([a-z][\\w.]*)");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z][\\w.]*)\\}");

    private final Map<String, Type> types = new HashMap<>();
    private final Deque<String> blocks = new ArrayDeque<>();
    private final List<String> unknown = new ArrayList<>();

    private TemplateNames(Map<String, Object> variables) {
        variables.forEach((name, value) -> types.put(name, value.getClass()));
    }

    /** Every name, with its line, that leads nowhere or to nothing that can be printed or looped over. */
    static List<String> unknown(String template, Map<String, Object> variables) {
        TemplateNames names = new TemplateNames(variables);
        List<String> lines = template.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            names.line(i + 1, lines.get(i));
        }
        return names.unknown;
    }

    private void line(int number, String line) {
        Matcher foreach = FOREACH.matcher(line);
        if (foreach.matches()) {
            Type list = follow(number, foreach.group(2));
            types.put(foreach.group(1), elementOf(number, foreach.group(2), list));
            blocks.push(foreach.group(1));
        } else if (CONDITION.matcher(line).matches()) {
            if (line.strip().startsWith("%if")) {
                blocks.push("");
            }
            NAME.matcher(line).results().forEach(name -> follow(number, name.group(1)));
        } else if (line.strip().equals("%end")) {
            types.remove(blocks.pop());
        } else if (!line.strip().startsWith("%%")) {
            REFERENCE.matcher(line).results().forEach(name -> printed(number, name.group(1)));
        }
    }

    private void printed(int line, String path) {
        Type type = follow(line, path);
        if (type != Void.class && type != String.class && type != int.class && type != long.class) {
            unknown.add(line + ": ${" + path + "} is no text but " + type.getTypeName());
        }
    }

    private Type follow(int line, String path) {
        if (path.equals("foreach.hasNext") && blocks.stream().anyMatch(block -> !block.isEmpty())) {
            return boolean.class;
        }
        String[] names = path.split("[.]", -1);
        Optional<Type> type = Optional.ofNullable(types.get(names[0]));
        for (int i = 1; i < names.length && type.isPresent(); i++) {
            type = component(type.get(), names[i]);
        }
        if (type.isEmpty()) {
            unknown.add(line + ": there is no " + path);
        }
        return type.orElse(Void.class);
    }

    private static Optional<Type> component(Type type, String name) {
        if (type instanceof Class<?> record && record.isRecord()) {
            for (RecordComponent component : record.getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return Optional.of(unwrapped(component.getGenericType()));
                }
            }
        }
        return Optional.empty();
    }

    private static Type unwrapped(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    private Type elementOf(int line, String path, Type type) {
        if (type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            return generic.getActualTypeArguments()[0];
        }
        if (type != Void.class) {
            unknown.add(line + ": " + path + " is no list but " + type.getTypeName());
        }
        return Void.class;
    }
}
