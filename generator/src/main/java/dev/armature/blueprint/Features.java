package dev.armature.blueprint;

import dev.armature.domain.Delivery;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.Infrastructure;
import dev.armature.domain.Licenses;
import dev.armature.view.BenchView;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** The words that a blueprint's {@code when} and {@code unless} may use, as a project has them. */
public final class Features {
    /** Every word there is. */
    public static final SortedSet<String> ALL = Collections.unmodifiableSortedSet(new TreeSet<>(java.util.List.of(
            "django",
            "fastapi",
            "hybrid",
            "split",
            "mounted",
            "containers",
            "ci-github",
            "ci-gitlab",
            "postgresql",
            "sqlite",
            "login-email",
            "login-username",
            "roles",
            "roles-staff",
            "tenancy",
            "license",
            "mail-smtp",
            "registration-open",
            "files",
            "uploads",
            "lists",
            "actions",
            "action-routes")));

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
