package dev.armature.profile;

import dev.armature.domain.Architecture;
import dev.armature.domain.Delivery;
import dev.armature.domain.Delivery.Ci;
import dev.armature.domain.Infrastructure;
import dev.armature.domain.Infrastructure.Database;
import dev.armature.domain.Infrastructure.Mail;
import dev.armature.domain.Topology;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which servers the project needs and what surrounds its code. */
final class SurroundingsReader {
    private static final Map<String, List<String>> SERVERS = Map.of(
            "database", ProfileKeys.DATABASES,
            "cache", ProfileKeys.CACHES,
            "queue", ProfileKeys.QUEUES,
            "storage", ProfileKeys.STORAGES,
            "mail", ProfileKeys.MAILS,
            "balancer", ProfileKeys.BALANCERS);
    private static final int LOWEST_PYTHON = 11;
    private static final int HIGHEST_PYTHON = 14;
    private static final Pattern VERSION = Pattern.compile("([0-9]{1,4})(?:\\.([0-9]{1,4}))?(?:\\D.*)?");

    private final Findings findings;

    SurroundingsReader(Findings findings) {
        this.findings = findings;
    }

    Infrastructure infrastructure(Section root, Architecture architecture, Topology topology) {
        Optional<Section> section =
                root.section("infrastructure").map(servers -> servers.only(ProfileKeys.INFRASTRUCTURE));
        if (section.isPresent()) {
            Section servers = section.get();
            SERVERS.forEach((key, words) -> servers.oneOf(key, words)
                    .ifPresent(word -> NotYet.refuses("infrastructure." + key, word.text(), word, findings)));
            observability(servers);
            if (architecture != Architecture.HYBRID) {
                servers.key("balancer")
                        .ifPresent(key -> findings.warning(
                                "no-place", key.at(), "one process needs no balancer; it is ignored here"));
            }
        }
        boolean smtp = section.flatMap(servers -> servers.word("mail"))
                .filter(word -> word.text().equals("smtp"))
                .isPresent();
        Database database = section.flatMap(servers -> servers.word("database"))
                .filter(word -> word.is("sqlite"))
                .map(word -> sqlite(word, architecture, topology))
                .orElse(Database.POSTGRESQL);
        return new Infrastructure(database, smtp ? Mail.SMTP : Mail.CONSOLE);
    }

    /** A file has one service that writes it. */
    private Database sqlite(Word word, Architecture architecture, Topology topology) {
        if (architecture == Architecture.HYBRID && topology == Topology.SPLIT) {
            findings.error(
                    "sqlite-services",
                    word.at(),
                    "sqlite has room for one service, and a split hybrid has two",
                    "topology: mounted");
        }
        return Database.SQLITE;
    }

    private void observability(Section servers) {
        for (Word word : servers.words("observability")) {
            if (!ProfileKeys.OBSERVABILITY.contains(word.text())) {
                String message = "observability cannot be " + word.text();
                findings.unknown("unknown-value", word, message, ProfileKeys.OBSERVABILITY);
            }
            NotYet.refuses("infrastructure.observability", word.text(), word, findings);
        }
    }

    Delivery delivery(Section root) {
        Optional<Section> section = root.section("delivery").map(keys -> keys.only(ProfileKeys.DELIVERY));
        if (section.isEmpty()) {
            return new Delivery(true, Ci.GITHUB, LOWEST_PYTHON);
        }
        Section delivery = section.get();
        delivery.flag("kubernetes")
                .ifPresent(value -> NotYet.refuses(
                        "delivery.kubernetes",
                        value.toString(),
                        delivery.word("kubernetes").orElseThrow(),
                        findings));
        Optional<Word> ci = delivery.oneOf("ci", ProfileKeys.CIS);
        return new Delivery(
                delivery.flag("containers").orElse(true),
                ci.map(word -> Ci.valueOf(word.text().toUpperCase(Locale.ROOT))).orElse(Ci.GITHUB),
                delivery.word("python").map(this::python).orElse(LOWEST_PYTHON));
    }

    private int python(Word word) {
        int minor = word.text().matches("3\\.[0-9]{1,2}")
                ? Integer.parseInt(word.text().substring(2))
                : -1;
        if (minor < LOWEST_PYTHON || minor > HIGHEST_PYTHON) {
            String message = "python must be 3." + LOWEST_PYTHON + " to 3." + HIGHEST_PYTHON + ", not " + word.text();
            findings.error("unknown-value", word.at(), message, "3." + nearest(word.text()));
            return LOWEST_PYTHON;
        }
        return minor;
    }

    /** The supported version that what is written comes closest to. */
    private static int nearest(String version) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            return LOWEST_PYTHON;
        }
        int major = Integer.parseInt(parts.group(1));
        int minor = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        if (major != 3) {
            return major < 3 ? LOWEST_PYTHON : HIGHEST_PYTHON;
        }
        return Math.max(LOWEST_PYTHON, Math.min(minor, HIGHEST_PYTHON));
    }
}
