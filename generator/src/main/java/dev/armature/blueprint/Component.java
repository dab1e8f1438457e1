package dev.armature.blueprint;

import dev.armature.view.brings.Brings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A template tree that comes out as a whole or not at all.
 *
 * <pre>{@code
 * component: django-app
 * each: django-app                 # rendered once for each scope of this kind; default: once
 * files:                           # every file of templates/django-app, in the order of the tour
 *   "{app}/models.py": {purpose: The tables of the app., counterpart: "api/{app}/models.py"}
 * executable: []
 * brings: {}                       # what it adds to files of other components
 * }</pre>
 *
 * @param name also the name of its directory below {@code templates/}
 * @param each the kind of scope that it is rendered for; absent: once for the repository
 * @param files every file by its path in the tree, without {@code .vm}
 * @param brings what it adds to files of others
 */
public record Component(String name, Optional<String> each, Map<String, ComponentFile> files, Brings brings) {
    public Component {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }
}
