package dev.armature.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A profile that is being written answer by answer, as a person would lay it out. */
public final class ProfileDraft {
    private static final String NOTHING = " {}";

    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, Map<String, Map<String, String>>> apps = new LinkedHashMap<>();

    /** A draft of format 1. */
    public ProfileDraft() {
        keys.put("armature", "1");
    }

    /** The same draft, to change one of them. */
    public ProfileDraft copy() {
        ProfileDraft copy = new ProfileDraft();
        copy.keys.putAll(keys);
        copy.variables.putAll(variables);
        apps.forEach((app, entities) -> {
            copy.entities(app);
            entities.forEach((entity, fields) -> copy.fields(app, entity).putAll(fields));
        });
        return copy;
    }

    /** Sets a key of the profile's own. */
    public void set(String key, String value) {
        keys.put(key, value);
    }

    /** Sets a variable of the pack. */
    public void setVariable(String name, String value) {
        variables.put(name, value);
    }

    /** Adds an app; whether there was none of that name. */
    public boolean addApp(String app) {
        return apps.putIfAbsent(app, new LinkedHashMap<>()) == null;
    }

    /** Adds an entity to an app; whether there was none of that name. */
    public boolean addEntity(String app, String entity) {
        return entities(app).putIfAbsent(entity, new LinkedHashMap<>()) == null;
    }

    /** Adds a field in the short form to an entity; whether there was none of that name. */
    public boolean addField(String app, String entity, String field, String form) {
        return fields(app, entity).putIfAbsent(field, form) == null;
    }

    private Map<String, Map<String, String>> entities(String app) {
        return apps.computeIfAbsent(app, name -> new LinkedHashMap<>());
    }

    private Map<String, String> fields(String app, String entity) {
        return entities(app).computeIfAbsent(entity, name -> new LinkedHashMap<>());
    }

    /** The profile's text. */
    public String text() {
        List<String> lines = new ArrayList<>();
        keys.forEach((key, value) -> lines.add(key + ": " + YamlValue.of(value, false)));
        if (!variables.isEmpty()) {
            lines.add("variables:");
            variables.forEach((name, value) -> lines.add("  " + name + ": " + YamlValue.of(value, false)));
        }
        if (!apps.isEmpty()) {
            lines.add("domain:");
        }
        apps.forEach((app, entities) -> {
            lines.add(key(1, app) + (entities.isEmpty() ? NOTHING : ""));
            entities.forEach((entity, fields) -> {
                lines.add(key(2, entity));
                lines.add(key(3, "fields") + (fields.isEmpty() ? NOTHING : ""));
                fields.forEach((field, form) -> lines.add(key(4, field) + " " + YamlValue.of(form, false)));
            });
        });
        return String.join("\n", lines) + "\n";
    }

    private static String key(int depth, String name) {
        return "  ".repeat(depth) + YamlValue.of(name, true) + ":";
    }
}
