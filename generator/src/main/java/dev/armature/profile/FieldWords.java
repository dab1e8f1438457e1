package dev.armature.profile;

import dev.armature.domain.FieldType;
import dev.armature.problem.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of a field: its types, which arguments each takes, its flags and options, and which go with which type. */
final class FieldWords {
    static final List<String> RELATIONS = List.of("ref", "one", "many");
    static final List<String> FLAGS = List.of("optional", "unique", "index", "readonly");
    static final List<String> OPTIONS =
            List.of("default", "min", "max", "pattern", "help", "label", "on_delete", "related", "was");
    /** The long form's keys for what the short form has in parentheses. */
    static final List<String> ARGUMENTS = List.of("length", "digits", "places", "values", "to", "through");

    static final List<String> ON_DELETE = List.of("cascade", "protect", "restrict", "set_null");

    /** What databases, Python, Django and SQLAlchemy call these types. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("str", "string"),
            Map.entry("char", "string"),
            Map.entry("charfield", "string"),
            Map.entry("varchar", "string"),
            Map.entry("textfield", "text"),
            Map.entry("int", "integer"),
            Map.entry("long", "bigint"),
            Map.entry("short", "smallint"),
            Map.entry("numeric", "decimal"),
            Map.entry("money", "decimal"),
            Map.entry("double", "float"),
            Map.entry("real", "float"),
            Map.entry("bool", "boolean"),
            Map.entry("timestamp", "datetime"),
            Map.entry("timestamptz", "datetime"),
            Map.entry("timedelta", "duration"),
            Map.entry("interval", "duration"),
            Map.entry("jsonb", "json"),
            Map.entry("bytes", "binary"),
            Map.entry("bytea", "binary"),
            Map.entry("blob", "binary"),
            Map.entry("inet", "ip"),
            Map.entry("enum", "choice"),
            Map.entry("choices", "choice"),
            Map.entry("foreignkey", "ref"),
            Map.entry("foreign_key", "ref"),
            Map.entry("fk", "ref"),
            Map.entry("belongs_to", "ref"),
            Map.entry("onetoone", "one"),
            Map.entry("one_to_one", "one"),
            Map.entry("manytomany", "many"),
            Map.entry("many_to_many", "many"),
            Map.entry("m2m", "many"));

    /** What Django, SQLAlchemy and Pydantic call these options; the arguments' names stand for the long form's keys. */
    private static final Map<String, String> OPTIONS_ELSEWHERE = Map.ofEntries(
            Map.entry("null", "optional"),
            Map.entry("nullable", "optional"),
            Map.entry("blank", "optional"),
            Map.entry("db_index", "index"),
            Map.entry("indexed", "index"),
            Map.entry("read_only", "readonly"),
            Map.entry("editable", "readonly"),
            Map.entry("help_text", "help"),
            Map.entry("verbose_name", "label"),
            Map.entry("related_name", "related"),
            Map.entry("back_populates", "related"),
            Map.entry("min_value", "min"),
            Map.entry("minimum", "min"),
            Map.entry("min_length", "min"),
            Map.entry("max_value", "max"),
            Map.entry("maximum", "max"),
            Map.entry("regex", "pattern"),
            Map.entry("max_length", "length"),
            Map.entry("max_digits", "digits"),
            Map.entry("precision", "digits"),
            Map.entry("decimal_places", "places"),
            Map.entry("scale", "places"),
            Map.entry("choices", "values"),
            Map.entry("enum", "values"));

    private FieldWords() {}

    /** The key of the long form that was meant by another. */
    static Optional<String> meantKey(String key) {
        return Optional.ofNullable(OPTIONS_ELSEWHERE.get(key)).or(() -> Nearest.to(key, longKeys()));
    }

    /** The flag or option of the short form that was meant by another word. */
    static Optional<String> meantOption(String word) {
        Optional<String> key = Optional.ofNullable(OPTIONS_ELSEWHERE.get(word));
        boolean argument = ARGUMENTS.contains(key.orElse(word));
        return argument ? Optional.of(example(key.orElse(word))) : key;
    }

    /** How the short form says what the long form says by a key for an argument. */
    private static String example(String argument) {
        return switch (argument) {
            case "length" -> "string(80)";
            case "digits", "places" -> "decimal(10,2)";
            case "values" -> "choice(first, second)";
            case "through" -> "many(Entity, through=Join)";
            default -> "ref(Entity)";
        };
    }

    /** Every type, relations last. */
    static List<String> types() {
        List<String> types = new ArrayList<>();
        Arrays.stream(FieldType.values()).map(FieldType::word).forEach(types::add);
        types.addAll(RELATIONS);
        return types;
    }

    /** The type that another language's word for it means. */
    static Optional<String> meant(String word) {
        return Optional.ofNullable(ELSEWHERE.get(word.toLowerCase(Locale.ROOT)));
    }

    /** Every key of the long form. */
    static List<String> longKeys() {
        List<String> keys = new ArrayList<>(List.of("type"));
        keys.addAll(ARGUMENTS);
        keys.addAll(FLAGS);
        keys.addAll(OPTIONS);
        return keys;
    }

    /** The type of that word, unless it is a relation. */
    static Optional<FieldType> valueType(String word) {
        return Arrays.stream(FieldType.values())
                .filter(type -> type.word().equals(word))
                .findFirst();
    }

    /** The arguments of a type, in the order of the short form. */
    static List<String> arguments(String type) {
        return switch (type) {
            case "string", "slug", "email", "url" -> List.of("length");
            case "decimal" -> List.of("digits", "places");
            case "choice" -> List.of("values");
            case "ref", "one" -> List.of("to");
            case "many" -> List.of("to", "through");
            default -> List.of();
        };
    }

    /** Whether a flag or an option has a meaning for a type. */
    static boolean applies(String option, String type) {
        return switch (option) {
            case "unique", "index", "default" -> !type.equals("many");
            case "min", "max" -> isBounded(type);
            case "pattern" -> isText(type);
            case "on_delete" -> type.equals("ref") || type.equals("one");
            case "related" -> RELATIONS.contains(type);
            case "length", "digits", "places", "values", "to", "through" ->
                arguments(type).contains(option);
            default -> true;
        };
    }

    /** Whether it is free text, with a length that can be bounded and a pattern. */
    static boolean isText(String type) {
        return List.of("string", "text", "slug", "email", "url").contains(type);
    }

    private static boolean isBounded(String type) {
        return isText(type) || valueType(type).map(FieldType::ordered).orElse(false);
    }
}
