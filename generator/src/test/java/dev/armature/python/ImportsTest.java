package dev.armature.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds import blocks against ruff's isort rules. */
final class ImportsTest {
    private static final List<String> MODULES = List.of(
            "__future__",
            "os",
            "abc",
            "typing",
            "collections.abc",
            "django.db",
            "django",
            "sqlalchemy.orm",
            "Zed",
            "zed",
            "a2",
            "a10",
            "A1",
            "api",
            "api.catalog.models",
            "api.common_b",
            "catalog.models",
            ".",
            "..",
            ".models",
            "..common",
            "numpy",
            "x_y",
            "xy",
            "x.y");
    private static final List<String> MEMBERS = List.of(
            "models",
            "Mapped",
            "mapped_column",
            "TYPE_CHECKING",
            "Any",
            "A",
            "AB_C",
            "Ab",
            "a",
            "_x",
            "__all__",
            "item2",
            "item10",
            "HTTPError",
            "CHAR",
            "X1",
            "x",
            "ProductCategoryAssignment",
            "relationship");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void ruffLeavesImportsAsTheyAre(@TempDir Path directory) throws IOException {
        for (int i = 0; i < 300; i++) {
            Files.writeString(directory.resolve("module" + i + ".py"), imports().text() + "\n");
        }
        Ruff.run(
                List.of("format", "--isolated", "--no-cache", "--check", "--line-length", "100", directory.toString()));
        String report = Ruff.run(List.of(
                "check",
                "--isolated",
                "--no-cache",
                "--exit-zero",
                "--select",
                "I001",
                "--line-length",
                "100",
                "--config",
                "lint.isort.known-first-party=['api','catalog']",
                directory.toString()));
        assertThat(report).as("seed %d", seed).contains("All checks passed");
    }

    private Imports imports() {
        Imports imports = new Imports(List.of("api", "catalog"));
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            String module = MODULES.get(random.nextInt(MODULES.size()));
            if (module.equals("__future__")) {
                imports.name(module, "annotations");
            } else if (random.nextBoolean() && !module.startsWith(".")) {
                imports.module(module);
            } else {
                int members = 1 + random.nextInt(9);
                for (int j = 0; j < members; j++) {
                    imports.name(module, MEMBERS.get(random.nextInt(MEMBERS.size())));
                }
            }
        }
        return imports.module("datetime", "dt");
    }
}
