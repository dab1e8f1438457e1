package dev.armature.view.repository;

import dev.armature.domain.App;
import dev.armature.domain.Serve;
import java.util.stream.Collectors;

/**
 * An app, as the files around it name it.
 *
 * @param name the package
 * @param path its part of a URL
 * @param half which framework answers its API in a hybrid, in words
 * @param upstream who answers its API: the balancer's name for it
 * @param djangoShare the percentage of its requests that Django answers
 * @param summary what it is, in Markdown
 */
public record AppView(String name, String path, String half, String upstream, int djangoShare, String summary) {
    static AppView of(App app) {
        String path = app.name().replace('_', '-');
        String entities =
                app.entities().stream().map(entity -> entity.ref().name()).collect(Collectors.joining(", "));
        String summary = "the app `" + app.name() + "`" + (entities.isEmpty() ? "" : ": " + entities);
        Serve serve = app.serve();
        return new AppView(app.name(), path, half(serve), upstream(app.name(), serve), serve.django(), summary);
    }

    /** Where the balancer finds Django's part of its API, for a diagram. */
    String djangoPath() {
        return "/api/v1/" + path + "/" + (djangoShare < 100 ? " (" + djangoShare + " %)" : "");
    }

    private static String half(Serve serve) {
        if (serve.weighted()) {
            return "Django " + serve.django() + " %, FastAPI " + serve.fastapi() + " %";
        }
        return serve.mostlyDjango() ? "Django" : "FastAPI";
    }

    private static String upstream(String app, Serve serve) {
        if (serve.weighted()) {
            return "$half_of_" + app;
        }
        return serve.mostlyDjango() ? "django" : "fastapi";
    }
}
