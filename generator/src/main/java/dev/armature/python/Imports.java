package dev.armature.python;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The imports at the top of a module, sorted and broken as ruff's isort rules leave them.
 *
 * <pre>{@code
 * new Imports(Set.of("api")).module("datetime", "dt").name("sqlalchemy.orm", "Mapped").text()
 * }</pre>
 */
public final class Imports {
    private static final Comparator<String> NATURAL = Imports::compareNaturally;
    private static final Comparator<String> MODULES =
            Comparator.comparing(Imports::fromFarthest).thenComparing(NATURAL).thenComparing(Comparator.naturalOrder());
    private static final Comparator<String> MEMBERS =
            Comparator.comparing(Imports::kind).thenComparing(NATURAL).thenComparing(Comparator.naturalOrder());

    private final Set<String> firstParty;
    private final Map<Section, Lines> sections = new TreeMap<>();

    /** Imports of a repository whose own top-level packages are {@code firstParty}. */
    public Imports(Collection<String> firstParty) {
        this.firstParty = Set.copyOf(firstParty);
    }

    /** {@code import module}. */
    public Imports module(String module) {
        section(module).modules.add(module);
        return this;
    }

    /** {@code import module as alias}. */
    public Imports module(String module, String alias) {
        section(module).modules.add(module + " as " + Names.checked(alias));
        return this;
    }

    /** {@code from module import name}; a relative module begins with dots. */
    public Imports name(String module, String name) {
        section(module)
                .names
                .computeIfAbsent(module, key -> new TreeSet<>(MEMBERS))
                .add(Names.checked(name));
        return this;
    }

    /** {@code from module import name as alias}, on a line of its own. */
    public Imports name(String module, String name, String alias) {
        section(module).aliases.add(new Alias(module, Names.checked(name), Names.checked(alias)));
        return this;
    }

    /** The lines, an empty one between sections, none at the end; empty when nothing is imported. */
    public String text() {
        return String.join("\n\n", sections.values().stream().map(Lines::text).toList());
    }

    private Lines section(String module) {
        return sections.computeIfAbsent(Section.of(module, firstParty), key -> new Lines());
    }

    private enum Section {
        FUTURE,
        STANDARD_LIBRARY,
        THIRD_PARTY,
        FIRST_PARTY,
        LOCAL;

        static Section of(String module, Set<String> firstParty) {
            int dot = module.indexOf('.');
            String top = dot < 0 ? module : module.substring(0, dot);
            if (module.startsWith(".")) {
                return LOCAL;
            }
            if (top.equals("__future__")) {
                return FUTURE;
            }
            if (firstParty.contains(top)) {
                return FIRST_PARTY;
            }
            return StandardLibrary.contains(top) ? STANDARD_LIBRARY : THIRD_PARTY;
        }
    }

    /** One section: whole modules before names out of modules. */
    private static final class Lines {
        private final Set<String> modules = new TreeSet<>(MODULES);
        private final Map<String, Set<String>> names = new TreeMap<>(MODULES);
        private final Set<Alias> aliases = new TreeSet<>(Alias.ORDER);

        String text() {
            List<String> lines = new ArrayList<>();
            modules.forEach(module -> lines.add("import " + module));
            NavigableMap<Alias, String> from = new TreeMap<>(Alias.ORDER);
            names.forEach((module, members) -> {
                List<String> sorted = List.copyOf(members);
                from.put(new Alias(module, sorted.get(0), ""), from(module, sorted));
            });
            aliases.forEach(alias -> from.put(alias, alias.text()));
            lines.addAll(from.values());
            return String.join("\n", lines);
        }

        private static String from(String module, List<String> members) {
            String line = "from " + module + " import " + String.join(", ", members);
            return line.length() <= Python.LINE_LENGTH
                    ? line
                    : "from " + module + " import (\n    " + String.join(",\n    ", members) + ",\n)";
        }
    }

    /** A name that is called otherwise here; an empty alias: the first of a line of names. */
    private record Alias(String module, String name, String alias) {
        private static final Comparator<Alias> ORDER = Comparator.comparing(Alias::module, MODULES)
                .thenComparing(Alias::name, MEMBERS)
                .thenComparing(Alias::alias);

        String text() {
            String renamed = name + " as " + alias;
            String line = "from " + module + " import " + renamed;
            return line.length() <= Python.LINE_LENGTH ? line : "from " + module + " import (\n    " + renamed + ",\n)";
        }
    }

    /** Constants before classes before the rest, told apart by their spelling. */
    private static int kind(String member) {
        boolean small = false;
        boolean capital = false;
        for (int i = 0; i < member.length(); i++) {
            char c = member.charAt(i);
            small |= c >= 'a' && c <= 'z';
            capital |= c >= 'A' && c <= 'Z';
        }
        if (member.length() > 1 && !small && capital) {
            return 0;
        }
        return Character.isUpperCase(member.charAt(0)) ? 1 : 2;
    }

    /** Relative modules: more dots first. */
    private static int fromFarthest(String module) {
        int dots = 0;
        while (dots < module.length() && module.charAt(dots) == '.') {
            dots++;
        }
        return -dots;
    }

    /** Without regard to case, digits as numbers. */
    private static int compareNaturally(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            int leftEnd = endOfDigits(left, i);
            int rightEnd = endOfDigits(right, j);
            int order;
            if (leftEnd > i && rightEnd > j) {
                order = Long.compare(
                        Long.parseLong(left.substring(i, leftEnd)), Long.parseLong(right.substring(j, rightEnd)));
                i = leftEnd;
                j = rightEnd;
            } else {
                order = Character.compare(
                        Character.toLowerCase(left.charAt(i++)), Character.toLowerCase(right.charAt(j++)));
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length() - i, right.length() - j);
    }

    private static int endOfDigits(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
