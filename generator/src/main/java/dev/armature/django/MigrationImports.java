package dev.armature.django;

import dev.armature.python.Import;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The import lines of a migration, as Django's writer sorts them: modules first, then names. */
public final class MigrationImports {
    private MigrationImports() {}

    /** The lines; {@code migrations} is always among them. */
    public static List<String> lines(Set<Import> imports) {
        Set<Import> all = new LinkedHashSet<>(imports);
        all.add(Import.of("django.db", "migrations"));
        List<String> lines = new ArrayList<>();
        all.stream()
                .filter(each -> each.from().isEmpty())
                .map(Import::name)
                .sorted()
                .forEach(module -> lines.add("import " + module));
        all.stream()
                .flatMap(each -> each.from().stream())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .forEach(module -> lines.add("from " + module + " import " + names(all, module)));
        return lines;
    }

    private static String names(Set<Import> imports, String module) {
        Set<String> names = new TreeSet<>();
        imports.stream()
                .filter(each -> each.from().filter(module::equals).isPresent())
                .forEach(each -> names.add(each.name()));
        return String.join(", ", names);
    }
}
