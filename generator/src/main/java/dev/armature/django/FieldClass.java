package dev.armature.django;

import dev.armature.domain.FieldType;

/** Which class of {@code django.db.models} holds which type. */
final class FieldClass {
    private FieldClass() {}

    static String of(FieldType type) {
        return switch (type) {
            case STRING, CHOICE -> "CharField";
            case TEXT -> "TextField";
            case SLUG -> "SlugField";
            case EMAIL -> "EmailField";
            case URL -> "URLField";
            case INTEGER -> "IntegerField";
            case BIGINT -> "BigIntegerField";
            case SMALLINT -> "SmallIntegerField";
            case DECIMAL -> "DecimalField";
            case FLOAT -> "FloatField";
            case BOOLEAN -> "BooleanField";
            case DATE -> "DateField";
            case TIME -> "TimeField";
            case DATETIME -> "DateTimeField";
            case DURATION -> "DurationField";
            case UUID -> "UUIDField";
            case JSON -> "JSONField";
            case BINARY -> "BinaryField";
            case IP -> "GenericIPAddressField";
            case FILE -> "FileField";
            case IMAGE -> "ImageField";
        };
    }

    /** The length that such a field has when nothing is said; Django's migrations leave it out. */
    static int usualLength(FieldType type) {
        return switch (type) {
            case SLUG -> 50;
            case URL -> 200;
            case FILE, IMAGE -> 100;
            default -> 0;
        };
    }
}
