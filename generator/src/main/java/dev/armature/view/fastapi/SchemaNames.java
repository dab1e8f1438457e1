package dev.armature.view.fastapi;

import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the schemas of entities are called, but for {@code Row}, {@code Body}, {@code Patch} and {@code Query}. The API's
 * document and the clients made of it know schemas by these names alone, whatever their module: an entity gives way to
 * its app's name before its own, where another has its name.
 *
 * @param names by entity
 */
record SchemaNames(Map<EntityRef, String> names) {
    /** {@code MePatch} is a schema of accounts. */
    private static final String ME = "me";

    /** Lines that name a schema are not broken: longer ones would be too long. */
    private static final int LENGTH = 64;

    SchemaNames {
        names = Map.copyOf(names);
    }

    static SchemaNames of(Domain domain) {
        List<Entity> entities = domain.entities().toList();
        // By words: clients spell them in their own way.
        Map<String, Long> counts =
                entities.stream().collect(Collectors.groupingBy(SchemaNames::words, Collectors.counting()));
        Set<String> taken = new HashSet<>(Set.of(ME));
        Map<EntityRef, String> names = new HashMap<>();
        for (Entity entity : entities) {
            String words = words(entity);
            if (counts.getOrDefault(words, 0L) == 1 && !words.equals(ME)) {
                names.put(entity.ref(), entity.name());
                taken.add(words);
            }
        }
        for (Entity entity : entities) {
            if (!names.containsKey(entity.ref())) {
                names.put(entity.ref(), withApp(entity, taken));
            }
        }
        return new SchemaNames(names);
    }

    String of(EntityRef ref) {
        return Objects.requireNonNull(names.get(ref));
    }

    private static String withApp(Entity entity, Set<String> taken) {
        String together = Entity.withApp(entity.ref());
        String usual = together.length() <= LENGTH ? together : entity.name();
        String name = usual;
        for (int next = 2; !taken.add(Project.snake(name)); next++) {
            name = usual + next;
        }
        return name;
    }

    private static String words(Entity entity) {
        return Project.snake(entity.name());
    }
}
