package dev.armature.domain;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What can be done with a row, behind the permission of its name: alone through the API, with many in the admin.
 *
 * @param name the permission's name
 * @param set field to the value that it gets; absent: nothing
 * @param when which rows it may change
 */
public record AdminAction(String name, SortedMap<String, Optional<Default>> set, Optional<Check> when) {
    public AdminAction {
        set = Collections.unmodifiableSortedMap(new TreeMap<>(set));
    }

    /** The fields whose value is the same for everybody who does it. */
    public SortedMap<String, Optional<Default>> values() {
        SortedMap<String, Optional<Default>> values = new TreeMap<>(set);
        values.keySet().removeAll(callers());
        return values;
    }

    /** The references that get whoever does it. */
    public List<String> callers() {
        return set.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .filter(value -> value.kind() == Default.Kind.CURRENT_USER)
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }
}
