package dev.armature.profile;

import java.util.List;

/**
 * What the format has and this version does not render: refused at its place, never ignored. An entry is the path of a
 * key, or of a key and the value that is refused.
 */
final class NotYet {
    static final List<String> LIST = List.of(
            "architecture: auto",
            "requirements",
            "sqlite.tenancy",
            "services",
            "infrastructure.database: timescaledb",
            "infrastructure.database: mongodb",
            "infrastructure.cache: redis",
            "infrastructure.queue: redis",
            "infrastructure.queue: rabbitmq",
            "infrastructure.storage: s3",
            "infrastructure.observability: metrics",
            "infrastructure.observability: traces",
            "delivery.kubernetes: true");

    private NotYet() {}

    /** Refuses a key when it is on the list. */
    static boolean refuses(String path, Word key, Findings findings) {
        return refuse(path, key.text(), key, findings);
    }

    /** Refuses a value of a key when it is on the list. */
    static boolean refuses(String path, String value, Word at, Findings findings) {
        return refuse(path + ": " + value, path.replaceFirst("^[a-z]+\\.", "") + ": " + value, at, findings);
    }

    private static boolean refuse(String entry, String name, Word at, Findings findings) {
        boolean listed = LIST.contains(entry);
        if (listed) {
            findings.error(
                    "not-supported-yet",
                    at.at(),
                    name + " is part of the format, but this version does not render it yet",
                    "take it out for now");
        }
        return listed;
    }
}
