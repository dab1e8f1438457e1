package dev.armature.profile;

import java.util.List;

/** The keys of each mapping of the format, and the words that some of them are chosen from. */
final class ProfileKeys {
    static final List<String> ROOT = List.of(
            "armature",
            "project",
            "architecture",
            "topology",
            "requirements",
            "domain",
            "user",
            "roles",
            "tenancy",
            "services",
            "infrastructure",
            "variables",
            "delivery");
    static final List<String> PROJECT = List.of("name", "slug", "description", "author", "license");
    static final List<String> APP = List.of("serve", "was");
    static final List<String> ENTITY = List.of(
            "description",
            "plural",
            "key",
            "display",
            "order",
            "timestamps",
            "fields",
            "permissions",
            "unique",
            "indexes",
            "checks",
            "admin",
            "api",
            "was",
            "shared");
    static final List<String> ADMIN = List.of("list", "search", "filter", "inline", "import_export", "actions");
    static final List<String> API = List.of("operations", "filter", "search", "order");
    static final List<String> USER = List.of("login", "registration", "fields");
    static final List<String> INFRASTRUCTURE =
            List.of("database", "cache", "queue", "storage", "mail", "balancer", "observability");
    static final List<String> DELIVERY = List.of("containers", "kubernetes", "ci", "python");

    static final List<String> ARCHITECTURES = List.of("django", "fastapi", "hybrid", "auto");
    static final List<String> TOPOLOGIES = List.of("split", "mounted");
    static final List<String> HALVES = List.of("fastapi", "django");
    static final List<String> KEYS = List.of("bigint", "uuid");
    static final List<String> LOGINS = List.of("email", "username");
    static final List<String> REGISTRATIONS = List.of("open", "closed");
    static final List<String> OPERATIONS = EntityBuilder.operationWords();
    static final List<String> DATABASES = List.of("postgresql", "sqlite", "timescaledb", "mongodb");
    static final List<String> CACHES = List.of("none", "redis");
    static final List<String> QUEUES = List.of("none", "redis", "rabbitmq");
    static final List<String> STORAGES = List.of("local", "s3");
    static final List<String> MAILS = List.of("console", "smtp");
    static final List<String> BALANCERS = List.of("nginx");
    static final List<String> OBSERVABILITY = List.of("logs", "metrics", "traces");
    static final List<String> CIS = List.of("github", "gitlab", "none");

    private ProfileKeys() {}
}
