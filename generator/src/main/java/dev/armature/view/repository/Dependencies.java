package dev.armature.view.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The Python packages that a rendered repository may need.
 *
 * <pre>{@code
 * [django]                          argon2-cffi==25.1.0  # django fastapi-alone
 * argon2-cffi>=25.1,<26             django==5.2.19  # django django-development
 * }</pre>
 *
 * @param groups direct requirements by what needs them: {@code dependencies.txt}
 * @param pins every package, direct and indirect: {@code versions.txt}
 */
public record Dependencies(Map<String, List<String>> groups, List<Pin> pins) {
    private static final String PIN_COMMENT = "  # ";

    public Dependencies {
        pins = List.copyOf(pins);
    }

    /**
     * The two files of each of these directories, the lowest first: groups of a pack come to ours, and its pins take the
     * place of ours for the packages that it names.
     */
    public static Dependencies read(List<Path> blueprints) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        Map<String, Pin> pins = new TreeMap<>();
        for (Path directory : blueprints) {
            groups.putAll(groups(lines(directory.resolve("dependencies.txt"))));
            List<Pin> own = pins(lines(directory.resolve("versions.txt")));
            Set<String> packages = own.stream().map(Pin::name).collect(Collectors.toSet());
            pins.values().removeIf(pin -> packages.contains(pin.name()));
            own.forEach(pin -> pins.put(pin.requirement(), pin));
        }
        return new Dependencies(groups, List.copyOf(pins.values()));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The direct requirements of these groups, each once, sorted. */
    public List<String> requirements(Collection<String> names) {
        return names.stream()
                .flatMap(name -> groups.getOrDefault(name, List.of()).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The pins of all packages that these groups bring, sorted. */
    public List<String> pins(Collection<String> names) {
        return pins.stream()
                .filter(pin -> pin.groups().stream().anyMatch(names::contains))
                .map(Pin::requirement)
                .toList();
    }

    /** The tested version of one package. */
    public String version(String name) {
        return pins.stream()
                .map(Pin::requirement)
                .filter(requirement -> requirement.startsWith(name + "=="))
                .map(requirement -> requirement.substring(name.length() + 2))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, List<String>> groups(List<String> lines) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        List<String> group = new ArrayList<>();
        for (String line : withoutComments(lines)) {
            if (line.startsWith("[")) {
                group = new ArrayList<>();
                groups.put(line.substring(1, line.length() - 1), group);
            } else {
                group.add(line);
            }
        }
        return groups;
    }

    private static List<Pin> pins(List<String> lines) {
        return withoutComments(lines).stream().map(Dependencies::pin).toList();
    }

    private static Pin pin(String line) {
        int comment = line.indexOf(PIN_COMMENT);
        return new Pin(
                line.substring(0, comment),
                Set.of(line.substring(comment + PIN_COMMENT.length()).split(" ")));
    }

    private static List<String> withoutComments(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /**
     * One package in its tested version.
     *
     * @param requirement {@code name==version}, with a marker where it is not for every machine
     * @param groups what brings it
     */
    public record Pin(String requirement, Set<String> groups) {
        public Pin {
            groups = Set.copyOf(groups);
        }

        String name() {
            int version = requirement.indexOf("==");
            return version < 0 ? requirement : requirement.substring(0, version);
        }
    }
}
