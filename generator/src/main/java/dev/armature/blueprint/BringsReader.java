package dev.armature.blueprint;

import dev.armature.domain.PackValue;
import dev.armature.domain.VariableType;
import dev.armature.view.brings.Brings;
import dev.armature.view.brings.Brings.Helper;
import dev.armature.view.brings.Brings.Line;
import dev.armature.view.brings.Brings.Mount;
import dev.armature.view.brings.BroughtSetting;
import dev.armature.yaml.Scalar;
import dev.armature.yaml.StrictMapping;
import dev.armature.yaml.StrictMapping.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code brings} of a component. What ends up in code is held to the form that it must have there. */
final class BringsReader {
    private static final Set<String> KEYS =
            Set.of("django", "fastapi", "packages", "helpers", "readme", "architecture");
    private static final String MODULE = "[a-z_][a-z0-9_]*([.][a-z_][a-z0-9_]*)*";
    private static final String PREFIX = "([a-z0-9][a-z0-9_-]*/)*";

    private final Findings findings;

    BringsReader(Findings findings) {
        this.findings = findings;
    }

    Brings read(StrictMapping component) {
        Optional<StrictMapping> brings = component.mapping("brings", KEYS);
        if (brings.isEmpty()) {
            return Brings.NOTHING;
        }
        StrictMapping root = brings.get();
        Optional<StrictMapping> django = root.mapping("django", Set.of("apps", "pages", "api", "settings"));
        Optional<StrictMapping> fastapi = root.mapping("fastapi", Set.of("routers", "alone", "settings"));
        return new Brings(
                django.map(half -> modules(half, "apps")).orElse(List.of()),
                django.map(half -> mounts(half, "pages")).orElse(List.of()),
                django.map(half -> mounts(half, "api")).orElse(List.of()),
                django.map(this::settings).orElse(List.of()),
                fastapi.map(half -> modules(half, "routers")).orElse(List.of()),
                fastapi.map(half -> paths(half, "alone")).orElse(List.of()),
                fastapi.map(this::settings).orElse(List.of()),
                packages(root),
                helpers(root),
                lines(root, "readme"),
                lines(root, "architecture"));
    }

    private List<String> modules(StrictMapping half, String key) {
        return half.words(key).stream()
                .map(word -> formed(word, MODULE, "the name of a module"))
                .toList();
    }

    private List<String> paths(StrictMapping half, String key) {
        return half.words(key).stream()
                .map(word ->
                        formed(word, "(/[a-z0-9][a-z0-9_-]*)+", "a path below /api/v1, without a slash at its end"))
                .toList();
    }

    private List<Mount> mounts(StrictMapping half, String key) {
        List<Mount> mounts = new ArrayList<>();
        half.pairs(key)
                .forEach((prefix, module) -> mounts.add(new Mount(
                        formed(prefix, PREFIX, "a part of an address that ends with a slash, or nothing"),
                        formed(module, MODULE, "the name of a module"))));
        return mounts;
    }

    private List<BroughtSetting> settings(StrictMapping half) {
        List<BroughtSetting> settings = new ArrayList<>();
        half.named("settings", Set.of("default", "help")).forEach((name, setting) -> {
            formed(name, "[A-Z][A-Z0-9_]*", "a name in capitals");
            // One spelling fits shells, compose files and Python alike.
            setting.scalar("default")
                    .ifPresent(
                            value -> formed(value, "[^\\s\"'`$\\\\{}|#]*", "a word without quotes, braces, # and $"));
            setting.scalar("help").ifPresent(help -> formed(help, "[^|\\n]+[^|\\n.]", "one line, without a full stop"));
            settings.add(new BroughtSetting(name.text(), value(setting.scalar("default")), setting.text("help")));
            setting.text("default");
        });
        return settings;
    }

    /** Numbers and truths are what is written without quotes and reads as one. */
    private static PackValue value(Optional<Scalar> written) {
        String text = written.map(Scalar::text).orElse("");
        boolean plain = written.filter(Scalar::isPlain).isPresent();
        VariableType type = VariableType.STRING;
        if (plain && text.matches("true|false")) {
            type = VariableType.BOOLEAN;
        } else if (plain && text.matches("-?(0|[1-9][0-9]{0,17})")) {
            type = VariableType.INTEGER;
        } else if (plain && text.matches("-?(0|[1-9][0-9]{0,17})[.][0-9]{1,18}")) {
            type = VariableType.NUMBER;
        }
        return PackValue.of(type, text);
    }

    private static Map<String, List<String>> packages(StrictMapping root) {
        Map<String, List<String>> packages = new TreeMap<>();
        Set<String> needs = Set.of("django", "fastapi", "development");
        root.mapping("packages", needs)
                .ifPresent(all -> needs.forEach(need -> packages.put(
                        need, all.words(need).stream().map(Scalar::text).toList())));
        return packages;
    }

    private List<Helper> helpers(StrictMapping root) {
        List<Helper> helpers = new ArrayList<>();
        root.named("helpers", Set.of("module", "gives", "live")).forEach((name, helper) -> {
            formed(name, "[a-z][a-z0-9-]*", "a name in lower case");
            helper.scalar("module").ifPresent(word -> formed(word, MODULE, "the name of a module"));
            helper.scalar("gives").ifPresent(word -> formed(word, "[A-Z][A-Z0-9_]*", "a name in capitals"));
            helper.scalar("live").ifPresent(word -> formed(word, "/[a-z0-9/_-]*", "a path"));
            helpers.add(new Helper(name.text(), helper.text("module"), helper.text("gives"), helper.text("live")));
        });
        return helpers;
    }

    private List<Line> lines(StrictMapping root, String key) {
        List<Line> lines = new ArrayList<>();
        root.pairs(key).forEach((subject, what) -> {
            formed(subject, "[^|`\\n]+", "without bars and backquotes");
            formed(what, "[^|\\n]+", "one line without bars");
            lines.add(new Line(subject.text(), what.text()));
        });
        return lines;
    }

    private String formed(Scalar word, String pattern, String form) {
        if (!word.text().matches(pattern)) {
            findings.refuse(word.at(), "this must be " + form);
        }
        return word.text();
    }
}
