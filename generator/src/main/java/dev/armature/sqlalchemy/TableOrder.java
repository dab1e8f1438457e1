package dev.armature.sqlalchemy;

import dev.armature.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts tables after those that they refer to, as far as there is no circle. */
final class TableOrder {
    private TableOrder() {}

    static List<Table> sorted(List<Table> tables) {
        List<Table> waiting = new ArrayList<>(tables);
        List<Table> sorted = new ArrayList<>();
        Set<String> made = new HashSet<>();
        while (!waiting.isEmpty()) {
            Table next = waiting.stream()
                    .filter(table -> table.foreignKeys().stream()
                            .allMatch(key -> key.toTable().equals(table.name()) || made.contains(key.toTable())))
                    .findFirst()
                    .orElse(waiting.get(0));
            waiting.remove(next);
            made.add(next.name());
            sorted.add(next);
        }
        return sorted;
    }
}
