package dev.armature.blueprint;

import dev.armature.domain.Delivery;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.Infrastructure;
import dev.armature.domain.Licenses;
import dev.armature.view.BenchView;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The words that a blueprint's {@code when} and {@code unless} may use, as a project has them. */
public final class Features {
    /** Every word there is, with what in a profile makes it true. */
    public static final SortedMap<String, String> MEANINGS =
            Collections.unmodifiableSortedMap(new TreeMap<>(Map.ofEntries(
                    Map.entry("django", "architecture: django"),
                    Map.entry("fastapi", "architecture: fastapi"),
                    Map.entry("hybrid", "architecture: hybrid"),
                    Map.entry("split", "topology: split, of a hybrid"),
                    Map.entry("mounted", "topology: mounted, of a hybrid"),
                    Map.entry("containers", "delivery.containers: true"),
                    Map.entry("ci-github", "delivery.ci: github"),
                    Map.entry("ci-gitlab", "delivery.ci: gitlab"),
                    Map.entry("postgresql", "infrastructure.database: postgresql"),
                    Map.entry("sqlite", "infrastructure.database: sqlite"),
                    Map.entry("login-email", "user.login: email"),
                    Map.entry("login-username", "user.login: username"),
                    Map.entry("roles", "roles"),
                    Map.entry("roles-staff", "a role with staff: true"),
                    Map.entry("tenancy", "tenancy"),
                    Map.entry("license", "project.license, of which the text is known"),
                    Map.entry("mail-smtp", "infrastructure.mail: smtp"),
                    Map.entry("registration-open", "user.registration: open"),
                    Map.entry("files", "a field of type file or image"),
                    Map.entry("uploads", "a field of type file or image that a client may send"),
                    Map.entry("lists", "an entity whose rows the API lists"),
                    Map.entry("actions", "admin.actions of an entity"),
                    Map.entry("action-routes", "admin.actions of an entity that the API shows"))));

    /** Every word there is. */
    public static final SortedSet<String> ALL = Collections.unmodifiableSortedSet(new TreeSet<>(MEANINGS.keySet()));

    private Features() {}

    /** The features of a project: {@code django} and {@code fastapi} name the architecture, not the half. */
    public static SortedSet<String> of(Domain domain) {
        SortedSet<String> features = new TreeSet<>();
        features.add(word(domain.architecture()));
        features.add(word(domain.infrastructure().database()));
        features.add("login-" + word(domain.user().login()));
        if (features.contains("hybrid")) {
            features.add(word(domain.topology()));
        }
        if (domain.delivery().containers()) {
            features.add("containers");
        }
        if (domain.delivery().ci() != Delivery.Ci.NONE) {
            features.add("ci-" + word(domain.delivery().ci()));
        }
        if (domain.hasRoles()) {
            features.add("roles");
        }
        if (domain.hasStaffRoles()) {
            features.add("roles-staff");
        }
        if (domain.tenancy().isPresent()) {
            features.add("tenancy");
        }
        if (domain.infrastructure().mail() == Infrastructure.Mail.SMTP) {
            features.add("mail-smtp");
        }
        if (domain.user().registrationOpen()) {
            features.add("registration-open");
        }
        if (domain.project().license().filter(Licenses.WITH_TEXT::contains).isPresent()) {
            features.add("license");
        }
        if (domain.hasFiles()) {
            features.add("files");
        }
        if (domain.entities().anyMatch(Entity::sendsFiles)) {
            features.add("uploads");
        }
        if (BenchView.entity(domain).isPresent()) {
            features.add("lists");
        }
        if (domain.entities().anyMatch(Entity::hasActions)) {
            features.add("actions");
        }
        if (domain.entities().anyMatch(Entity::answersActions)) {
            features.add("action-routes");
        }
        return Collections.unmodifiableSortedSet(features);
    }

    /**
     * Every word that is true of a project: its features, {@code variables.NAME} for a variable of its pack that is neither
     * empty nor false, {@code variables.NAME=VALUE} for each value.
     */
    public static SortedSet<String> words(Domain domain) {
        SortedSet<String> words = new TreeSet<>(of(domain));
        domain.variables().forEach((name, value) -> {
            if (value.isSet()) {
                words.add("variables." + name);
            }
            value.texts().forEach(text -> words.add("variables." + name + "=" + text));
        });
        return Collections.unmodifiableSortedSet(words);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
