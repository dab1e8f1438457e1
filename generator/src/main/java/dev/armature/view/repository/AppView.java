package dev.armature.view.repository;

import dev.armature.domain.App;
import java.util.stream.Collectors;

/**
 * An app, as the files around it name it.
 *
 * @param name the package
 * @param path its part of a URL
 * @param half which framework answers its API in a hybrid
 * @param summary what it is, in Markdown
 */
public record AppView(String name, String path, String half, String summary) {
    static AppView of(App app) {
        String path = app.name().replace('_', '-');
        String entities =
                app.entities().stream().map(entity -> entity.ref().name()).collect(Collectors.joining(", "));
        String summary = "the app `" + app.name() + "`" + (entities.isEmpty() ? "" : ": " + entities);
        return new AppView(
                app.name(), path, app.serve().django() > app.serve().fastapi() ? "Django" : "FastAPI", summary);
    }
}
