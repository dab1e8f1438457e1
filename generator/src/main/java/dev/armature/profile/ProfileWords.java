package dev.armature.profile;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The words of the format that commands list. */
public final class ProfileWords {
    private static final Map<String, String> TYPES = new TreeMap<>(Map.ofEntries(
            Map.entry("string", "text of a bounded length: string(80), 255 by default"),
            Map.entry("text", "text of any length"),
            Map.entry("slug", "letters, digits, - and _: slug(50)"),
            Map.entry("email", "an e-mail address: email(254)"),
            Map.entry("url", "an http or https URL: url(200)"),
            Map.entry("integer", "a whole number of 32 bits"),
            Map.entry("bigint", "a whole number of 64 bits"),
            Map.entry("smallint", "a whole number of 16 bits"),
            Map.entry("decimal", "an exact number: decimal(digits, places)"),
            Map.entry("float", "a number of double precision"),
            Map.entry("boolean", "true or false"),
            Map.entry("date", "a day"),
            Map.entry("time", "a time of day, without a zone"),
            Map.entry("datetime", "a moment"),
            Map.entry("duration", "a length of time"),
            Map.entry("uuid", "a UUID"),
            Map.entry("json", "any JSON value"),
            Map.entry("binary", "bytes"),
            Map.entry("ip", "an IPv4 or IPv6 address"),
            Map.entry("choice", "one of some values: choice(draft, live)"),
            Map.entry("file", "a file in the storage"),
            Map.entry("image", "an image in the storage"),
            Map.entry("ref", "a reference to a row: ref(Entity)"),
            Map.entry("one", "a reference that no two rows share: one(Entity)"),
            Map.entry("many", "any number of rows: many(Entity) or many(Entity, through=Join)")));

    private ProfileWords() {}

    /** Every field type with a sentence. */
    public static SortedMap<String, String> types() {
        return new TreeMap<>(TYPES);
    }

    /** The architectures that this version renders. */
    public static List<String> architectures() {
        return ProfileKeys.ARCHITECTURES.stream()
                .filter(name -> !NotYet.LIST.contains("architecture: " + name))
                .toList();
    }

    /** Whether this version renders a value, or a feature that is named {@code key-value} after one. */
    public static boolean isRendered(String feature) {
        String value = feature.substring(feature.lastIndexOf('-') + 1);
        return NotYet.LIST.stream().noneMatch(entry -> entry.endsWith(": " + value));
    }
}
