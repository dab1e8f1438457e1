package dev.armature.view.fastapi;

import dev.armature.domain.Domain;
import dev.armature.python.Python;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The imports of our own modules in {@code main.py}; routers are named after their apps. */
record MainImports(Domain domain, boolean alone) {
    String text() {
        Map<String, String> names = new TreeMap<>();
        names.put("api.accounts." + (alone ? "routes" : "documented"), "router as accounts_router");
        domain.apps().forEach(app -> names.put("api." + app.name() + ".routes", "router as " + app.name() + "_router"));
        names.put("api.common", "documents, handlers, health");
        names.put("api.common.logs", "configure_logging");
        names.put("api.common.middleware", "Addresses, RequestContext");
        names.put("api.database", "create_engine, create_sessions");
        names.put("api.settings", "Settings, get_settings");
        return names.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String line(String module, String names) {
        String line = "from " + module + " import " + names;
        return line.length() <= Python.LINE_LENGTH
                ? line
                : "from " + module + " import (\n    " + names.replace(", ", ",\n    ") + ",\n)";
    }
}
