package dev.armature.view.fastapi;

import dev.armature.domain.Domain;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The imports of our own modules in {@code main.py}; routers are named after their apps. */
record MainImports(Domain domain, List<String> brought, boolean alone) {
    /** {@code ROUTERS: Final = (…)}, one for each app. */
    Optional<String> routers() {
        List<Expr> routers = Stream.concat(
                        alone ? Stream.of("accounts_router") : Stream.of(),
                        modules().map(MainImports::variable))
                .map(Expr::name)
                .toList();
        return routers.isEmpty()
                ? Optional.empty()
                : Optional.of(Python.annotated("ROUTERS", Expr.name("Final"), Expr.tuple(routers), 0));
    }

    String text() {
        Map<String, String> names = new TreeMap<>();
        names.put("api.accounts.dependencies", "STAFF");
        names.put("api.accounts." + (alone ? "routes" : "documented"), "router as accounts_router");
        modules().forEach(module -> names.put(module, "router as " + variable(module)));
        names.put("api.common", "documents, handlers, health");
        names.put("api.common.engine", "create_engine");
        names.put("api.common.logs", "configure_logging");
        names.put("api.common.middleware", "Addresses, Hosts, RequestContext");
        names.put("api.database", "create_readers, create_sessions");
        names.put("api.settings", "Settings, get_settings");
        return names.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private Stream<String> modules() {
        return Stream.concat(domain.apps().stream().map(app -> "api." + app.name() + ".routes"), brought.stream());
    }

    /** {@code api.catalog.routes}: {@code catalog_router}. */
    private static String variable(String module) {
        return module.replaceFirst("^api[.]", "").replaceFirst("[.]routes$", "").replace('.', '_') + "_router";
    }

    private static String line(String module, String names) {
        String line = "from " + module + " import " + names;
        return line.length() <= Python.LINE_LENGTH
                ? line
                : "from " + module + " import (\n    " + names.replace(", ", ",\n    ") + ",\n)";
    }
}
