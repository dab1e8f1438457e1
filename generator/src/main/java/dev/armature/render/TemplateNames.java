package dev.armature.render;

import dev.armature.problem.Location;
import dev.armature.problem.Nearest;
import dev.armature.problem.Problem;
import dev.armature.view.pack.PackVariablesView;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the names of a template through the types of its views, in branches that nothing renders too. */
public final class TemplateNames {
    private static final Pattern FOREACH = Pattern.compile("\\s*%foreach \\(\\$(\\w+) in \\$([\\w.]+)\\)\\s*");
    private static final Pattern CONDITION = Pattern.compile("\\s*%(?:else)?if\\b.*");
    private static final Pattern NAME = Pattern.compile("\\$([a-z][\\w.]*)");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z][\\w.]*)\\}");

    private final Map<String, Type> types = new HashMap<>();
    private final Deque<String> blocks = new ArrayDeque<>();
    private final List<Problem> problems = new ArrayList<>();
    private final String file;
    private final Map<String, Object> variables;

    private TemplateNames(String file, Map<String, Object> variables) {
        this.file = file;
        this.variables = variables;
        variables.forEach((name, value) -> types.put(name, value.getClass()));
    }

    /** Every name that leads nowhere or to nothing that can be printed or looped over. */
    public static List<Problem> check(String file, String template, Map<String, Object> variables) {
        TemplateNames names = new TemplateNames(file, variables);
        List<String> lines = template.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            names.line(i + 1, lines.get(i));
        }
        return names.problems;
    }

    private void line(int number, String line) {
        Matcher foreach = FOREACH.matcher(line);
        if (foreach.matches()) {
            Type list = follow(number, foreach.start(2), foreach.group(2));
            types.put(foreach.group(1), elementOf(number, foreach.start(2), foreach.group(2), list));
            blocks.push(foreach.group(1));
        } else if (CONDITION.matcher(line).matches()) {
            if (line.strip().startsWith("%if")) {
                blocks.push("");
            }
            NAME.matcher(line).results().forEach(name -> follow(number, name.start(1), name.group(1)));
        } else if (line.strip().equals("%end")) {
            Optional.ofNullable(blocks.poll()).ifPresent(types::remove);
        } else if (!line.strip().startsWith("%%")) {
            REFERENCE.matcher(line).results().forEach(name -> printed(number, name.start(1), name.group(1)));
        }
    }

    private void printed(int line, int at, String path) {
        Type type = follow(line, at, path);
        if (type != Void.class && type != String.class && type != int.class && type != long.class) {
            String kind = type instanceof Class<?> record && record.isRecord()
                    ? "one of " + names(record)
                    : "no text but " + type.getTypeName();
            refuse(line, at, path, "${" + path + "} is " + kind, Optional.empty());
        }
    }

    private Type follow(int line, int at, String path) {
        if (path.equals("foreach.hasNext") && blocks.stream().anyMatch(block -> !block.isEmpty())) {
            return boolean.class;
        }
        String[] names = path.split("[.]", -1);
        Optional<Type> type = Optional.ofNullable(types.get(names[0]));
        Collection<String> known = types.keySet();
        int i = 1;
        for (; i < names.length && type.isPresent(); i++) {
            Type above = type.get();
            known = above == PackVariablesView.class ? packVariables().keySet() : names(above);
            type = above == PackVariablesView.class
                    ? Optional.ofNullable(packVariables().get(names[i])).map(Object::getClass)
                    : component(above, names[i]);
        }
        if (type.isEmpty()) {
            refuse(line, at, path, "there is no " + path, Nearest.to(names[i - 1], known));
        }
        return type.orElse(Void.class);
    }

    private Map<String, Object> packVariables() {
        return variables.get("variables") instanceof PackVariablesView view ? view.values() : Map.of();
    }

    private static List<String> names(Type type) {
        return type instanceof Class<?> record && record.isRecord()
                ? Arrays.stream(record.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList()
                : List.of();
    }

    private void refuse(int line, int at, String path, String message, Optional<String> advice) {
        Problem problem = Problem.error("bad-template", new Location(file, line, at + 1, path.length()), message);
        problems.add(advice.map(problem::suggest).orElse(problem));
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

    private Type elementOf(int line, int at, String path, Type type) {
        if (type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            return generic.getActualTypeArguments()[0];
        }
        if (type != Void.class) {
            refuse(line, at, path, path + " is no list", Optional.empty());
        }
        return Void.class;
    }
}
