package dev.armature.blueprint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A template tree that comes out as a whole or not at all.
 *
 * <pre>{@code
 * component: django-app
 * each: django-app                 # rendered once for each scope of this kind; default: once
 * files:                           # every file of templates/django-app, in the order of the tour
 *   "{app}/models.py": {purpose: The tables of the app., counterpart: "api/{app}/models.py"}
 * executable: []
 * }</pre>
 *
 * @param name also the name of its directory below {@code templates/}
 * @param each the kind of scope that it is rendered for; absent: once for the repository
 * @param files every file by its path in the tree, without {@code .vm}
 * @param executable which of them carry the executable bit
 */
public record Component(String name, Optional<String> each, Map<String, FileNote> files, Set<String> executable) {
    public Component {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        executable = Set.copyOf(executable);
    }
}
