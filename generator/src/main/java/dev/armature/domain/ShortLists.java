package dev.armature.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lists of references that cannot hold two rows as long as the declared join has its defaults: a rule keeps apart rows of
 * the join that differ by what they lead to only, as {@code unique: [[concert, position]]} with {@code position default=1}.
 *
 * @param domain what has the lists
 */
public record ShortLists(Domain domain) {

    /** Whether there are any. */
    public boolean any() {
        return domain.entities().anyMatch(entity -> !of(entity).isEmpty());
    }

    /** The names of those of an entity. */
    public List<String> of(Entity entity) {
        return entity.fields().stream()
                .filter(field -> field instanceof RelationField relation && isShort(entity, relation))
                .map(Field::name)
                .toList();
    }

    private boolean isShort(Entity entity, RelationField list) {
        Optional<Entity> through = list.through().flatMap(domain::entity);
        if (through.isEmpty()) {
            return false;
        }
        Entity join = through.get();
        String owner = reference(join, entity.ref(), 0);
        String target = reference(join, list.target(), entity.ref().equals(list.target()) ? 1 : 0);
        Stream<List<String>> alone = join.fields().stream()
                .filter(field -> field.options().unique() || isOne(field))
                .map(field -> List.of(field.name()));
        return Stream.concat(join.unique().stream(), alone)
                .filter(names -> !names.contains(target))
                .anyMatch(names -> names.stream()
                        .filter(name -> !name.equals(owner))
                        .allMatch(name ->
                                join.field(name).filter(ShortLists::isSameInAll).isPresent()));
    }

    private static boolean isOne(Field field) {
        return field instanceof RelationField relation && relation.kind() == RelationField.Kind.ONE;
    }

    /** Whether a field has the same value in each row that says nothing of it, and not NULL. */
    private static boolean isSameInAll(Field field) {
        return field.holdsEmptyText() || field.options().defaultValue().isPresent();
    }

    private static String reference(Entity join, EntityRef target, int position) {
        return join.fields().stream()
                .filter(field -> field instanceof RelationField relation
                        && relation.kind() != RelationField.Kind.MANY
                        && relation.target().equals(target))
                .map(Field::name)
                .skip(position)
                .findFirst()
                .orElse("");
    }
}
