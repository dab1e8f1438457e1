package dev.armature.domain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the operations of the API are called in its document. {@code {app}_{entity}_{operation}} is fixed; what stands
 * below a row gives way where its usual name is another's: {@code sales_order_doc_get} gives the document of an order, or a
 * row of the entity {@code OrderDoc}.
 *
 * @param usual how often each id would be there, were all of them called as usual
 */
public record OperationIds(Map<String, Integer> usual) {
    private static final List<String> ROWS = List.of("list", "get", "create", "replace", "update", "delete");
    private static final List<String> FILES = List.of("get", "replace", "delete");

    public OperationIds {
        usual = Map.copyOf(usual);
    }

    /** The ids of a whole domain. */
    public static OperationIds of(Domain domain) {
        return of(domain.entities());
    }

    /** The ids of some entities. */
    public static OperationIds of(Stream<Entity> entities) {
        Map<String, Integer> usual = new HashMap<>();
        entities.filter(entity -> !entity.api().operations().isEmpty())
                .flatMap(entity -> Stream.of(
                                rows(entity),
                                entity.files().stream().flatMap(field -> files(below(entity, field.name()))),
                                entity.admin().actions().stream().map(action -> below(entity, action.name())))
                        .flatMap(ids -> ids))
                .forEach(id -> usual.merge(id, 1, Integer::sum));
        return new OperationIds(usual);
    }

    /** What the ids of an entity's own operations begin with. */
    public static String entity(EntityRef ref) {
        return joined(ref.app(), Entity.words(ref).replace(' ', '_'));
    }

    /** What the ids of a file's operations begin with. */
    public String file(Entity entity, ValueField field) {
        String id = below(entity, field.name());
        return givesWay(id) ? joined(id, "file") : id;
    }

    /** The id of an action. */
    public String action(Entity entity, AdminAction action) {
        String id = below(entity, action.name());
        return isShared(id) ? joined(entity(entity.ref()), "run", action.name()) : id;
    }

    /** The files and actions of an entity whose ids are not the usual ones. */
    public List<String> unusual(Entity entity) {
        if (entity.api().operations().isEmpty()) {
            return List.of();
        }
        Stream<String> files = entity.sendsFiles()
                ? entity.files().stream()
                        .filter(field -> givesWay(below(entity, field.name())))
                        .map(ValueField::name)
                : Stream.empty();
        Stream<String> actions =
                entity.admin().actions().stream().map(AdminAction::name).filter(name -> isShared(below(entity, name)));
        return Stream.concat(files, actions).toList();
    }

    /** All ids of an entity, as they will be. */
    public Stream<String> all(Entity entity) {
        return Stream.of(
                        rows(entity),
                        entity.files().stream().flatMap(field -> files(file(entity, field))),
                        entity.admin().actions().stream().map(action -> action(entity, action)))
                .flatMap(ids -> ids);
    }

    /** Whether the id of one of a file's operations is another's too. */
    private boolean givesWay(String file) {
        return files(file).anyMatch(this::isShared);
    }

    private boolean isShared(String id) {
        return usual.getOrDefault(id, 0) > 1;
    }

    /** What an operation below a row is usually called after. */
    private static String below(Entity entity, String name) {
        return joined(entity(entity.ref()), name);
    }

    private static Stream<String> rows(Entity entity) {
        return ROWS.stream().map(operation -> below(entity, operation));
    }

    private static Stream<String> files(String file) {
        return FILES.stream().map(operation -> joined(file, operation));
    }

    private static String joined(String... words) {
        return String.join("_", Arrays.asList(words)).toLowerCase(Locale.ROOT);
    }
}
