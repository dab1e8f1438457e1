package dev.armature.view.django;

import java.util.List;
import java.util.Optional;

/**
 * One app.
 *
 * @param name its name
 * @param config its {@code apps.py}
 * @param models its {@code models.py}
 * @param admin its {@code admin.py}
 * @param api its API
 * @param actions what can be done with its rows
 */
public record AppView(
        String name, ConfigView config, ModelsView models, AdminView admin, ApiView api, ActionsView actions) {

    /**
     * {@code apps.py}, which only an app has whose name is of several words.
     *
     * @param name its class
     * @param title the line that says what people call the app
     */
    public record ConfigView(String name, String title) {}

    /**
     * {@code models.py}.
     *
     * @param imports the import block
     * @param defaults functions above the classes
     * @param models the classes
     */
    public record ModelsView(String imports, List<DefaultView> defaults, List<ModelView> models) {
        public ModelsView {
            defaults = List.copyOf(defaults);
            models = List.copyOf(models);
        }
    }

    /**
     * {@code admin.py}.
     *
     * @param imports the import block
     * @param inlines classes for entities on the page of another
     * @param pages a class for each entity
     */
    public record AdminView(String imports, List<InlineView> inlines, List<PageView> pages) {
        public AdminView {
            inlines = List.copyOf(inlines);
            pages = List.copyOf(pages);
        }
    }

    /**
     * An entity on the page of another.
     *
     * @param name the class
     * @param header its first line
     * @param lines its statements
     */
    public record InlineView(String name, String header, List<String> lines) {
        public InlineView {
            lines = List.copyOf(lines);
        }
    }

    /**
     * An entity in the admin.
     *
     * @param model the entity's class
     * @param header the first line of the page's class
     * @param lines its statements
     */
    public record PageView(String model, String header, List<String> lines) {
        public PageView {
            lines = List.copyOf(lines);
        }
    }

    /**
     * {@code serializers.py}, {@code views.py} and {@code urls.py}.
     *
     * @param serializerImports the import block of the first
     * @param serializers its classes
     * @param viewImports the import block of the second
     * @param viewsets its classes
     * @param routeImports the import block of the third
     * @param routes its statements
     */
    public record ApiView(
            String serializerImports,
            List<SerializerView> serializers,
            String viewImports,
            List<ViewSetView> viewsets,
            String routeImports,
            List<String> routes) {
        public ApiView {
            serializers = List.copyOf(serializers);
            viewsets = List.copyOf(viewsets);
            routes = List.copyOf(routes);
        }
    }

    /**
     * A serializer.
     *
     * @param header its first line
     * @param lines statements of its Meta
     */
    public record SerializerView(String header, List<String> lines) {
        public SerializerView {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A view set.
     *
     * @param model the entity's class
     * @param header its first line
     * @param lines its statements
     * @param creating the statement that saves a new row where the system sets some of its fields
     * @param actions what can be done with a row
     */
    public record ViewSetView(
            String model, String header, List<String> lines, Optional<String> creating, List<ActionView> actions) {
        public ViewSetView {
            lines = List.copyOf(lines);
            actions = List.copyOf(actions);
        }
    }

    /**
     * An action of a view set.
     *
     * @param decorator what stands above its method
     * @param name the action
     * @param wide whether the parameters of its method need a line of their own
     * @param returned its statement
     */
    public record ActionView(String decorator, String name, boolean wide, String returned) {}
}
