package dev.armature.pack;

import dev.armature.domain.PackInfo;
import dev.armature.domain.PackValue;
import dev.armature.domain.PackVariable;
import dev.armature.domain.VariableType;
import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import dev.armature.profile.PackVariables;
import dev.armature.work.Beside;
import dev.armature.yaml.Node;
import dev.armature.yaml.Scalar;
import dev.armature.yaml.SourceText;
import dev.armature.yaml.StrictMapping;
import dev.armature.yaml.StrictMapping.Findings;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code pack.yaml}, after the whole directory was found to be one that nothing can hide in. */
public final class PackReader {
    private static final Set<String> KEYS = Set.of("pack", "version", "summary", "variables");
    private static final Set<String> VARIABLE_KEYS = Set.of("type", "default", "values", "help");
    private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final String VERSION = "[0-9A-Za-z][0-9A-Za-z.+-]{0,63}";

    private final Findings findings = new Findings("bad-pack");

    private PackReader() {}

    /**
     * The pack in {@code directory}.
     *
     * @throws ProblemException with everything that is wrong with it
     */
    public static Pack read(Path directory) throws IOException {
        Path manifest = directory.resolve("pack.yaml");
        if (!Files.isRegularFile(manifest)) {
            String message = Files.isDirectory(directory) ? " has no pack.yaml" : " is not a directory";
            throw new ProblemException(
                    ExitCode.INPUT,
                    Problem.error("bad-pack", directory + message)
                            .suggest("name the directory that holds a pack.yaml (docs/packs.md)"));
        }
        PackReader reader = new PackReader();
        PackFiles files = new PackFiles(directory, reader.findings);
        files.inspect();
        reader.stopOnProblems();
        Optional<PackInfo> info = reader.info(new SourceText(manifest.toString(), text(manifest)));
        reader.stopOnProblems();
        return new Pack(info.orElseThrow(), directory, Beside.begin(files::sha256));
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new ProblemException(
                    ExitCode.INPUT,
                    Problem.error("bad-pack", file + " is not UTF-8 text").suggest("save it as UTF-8"));
        }
    }

    private void stopOnProblems() {
        if (!findings.problems().isEmpty()) {
            throw new ProblemException(ExitCode.INPUT, findings.sorted());
        }
    }

    private Optional<PackInfo> info(SourceText source) {
        return StrictMapping.root(source, findings, KEYS).map(root -> {
            String name = formed(root, "pack", NAME, "lower-case words with hyphens");
            String version = formed(root, "version", VERSION, "a version such as 1.0.0");
            return new PackInfo(name, version, variables(root));
        });
    }

    private String formed(StrictMapping root, String key, String pattern, String form) {
        String text = root.text(key);
        if (!text.isEmpty() && !text.matches(pattern)) {
            findings.refuse(root.at(key), key + " must be " + form + ", not " + text);
        }
        return text;
    }

    private List<PackVariable> variables(StrictMapping root) {
        List<PackVariable> variables = new ArrayList<>();
        for (Map.Entry<Scalar, StrictMapping> entry :
                root.named("variables", VARIABLE_KEYS).entrySet()) {
            Scalar name = entry.getKey();
            if (!name.text().matches("[a-z][a-z0-9]*(_[a-z0-9]+)*")) {
                findings.refuse(name.at(), "a variable is called in lower case, with underscores, not " + name.text());
            }
            variables.add(variable(name.text(), entry.getValue()));
        }
        return variables;
    }

    private PackVariable variable(String name, StrictMapping keys) {
        List<String> types = Arrays.stream(VariableType.values())
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .toList();
        Optional<Scalar> word = keys.scalar("type");
        word.filter(type -> !types.contains(type.text()))
                .ifPresent(type -> findings.unknown(type, "there is no type " + type.text(), types));
        VariableType type = word.filter(known -> types.contains(known.text()))
                .map(known -> VariableType.valueOf(known.text().toUpperCase(Locale.ROOT)))
                .orElse(VariableType.STRING);
        List<String> values = keys.words("values").stream().map(Scalar::text).toList();
        if (!values.isEmpty() && type != VariableType.STRING) {
            findings.refuse(keys.at("values"), "only a string is chosen from values");
        }
        PackVariable bare = new PackVariable(
                name, type, Optional.empty(), values, keys.optional("help").orElse(""));
        Optional<PackValue> fallback = keys.value("default").flatMap(node -> fallback(bare, node));
        return new PackVariable(name, type, fallback, values, bare.help());
    }

    private Optional<PackValue> fallback(PackVariable variable, Node node) {
        Optional<PackVariables.Fault> fault = PackVariables.fault(variable, node);
        fault.ifPresent(
                found -> findings.refuse(found.at().at(), "the default of " + variable.name() + " " + found.why()));
        return fault.isPresent() ? Optional.empty() : Optional.of(PackVariables.read(variable.type(), node));
    }
}
