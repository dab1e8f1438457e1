package dev.armature.cli;

import dev.armature.blueprint.BlueprintReader;
import dev.armature.blueprint.Features;
import dev.armature.domain.Domain;
import dev.armature.domain.PackInfo;
import dev.armature.pack.Pack;
import dev.armature.problem.ExitCode;
import dev.armature.profile.ProfileReader;
import dev.armature.profile.ProfileWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Prints what there is: architectures, services, features, field types, samples. */
final class ListCommand implements Callable<Integer> {
    /** What can be listed. */
    enum Subject {
        ARCHITECTURES,
        SERVICES,
        FEATURES,
        TYPES,
        SAMPLES;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final PositionalParamSpec subject = Arguments.parameter(
            0, "0..1", "SUBJECT", Subject.class, "One of ${COMPLETION-CANDIDATES}; without it, all.");

    private final Shell shell;
    private final Output output;

    ListCommand(Shell shell, Output output) {
        this.shell = shell;
        this.output = output;
    }

    CommandSpec spec() {
        return Arguments.command("list", "Print what there is.", this).addPositional(subject);
    }

    @Override
    public Integer call() throws IOException {
        List<Subject> asked = Arguments.<Subject>given(subject).map(List::of).orElse(List.of(Subject.values()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("command", "list");
        document.put("status", "ok");
        for (Subject each : asked) {
            Map<String, String> found = find(each);
            document.put(each.toString(), asJson(found));
            if (!output.isJson()) {
                print(each, found, asked.size() > 1);
            }
        }
        output.document(document);
        return ExitCode.OK.status();
    }

    private Map<String, String> find(Subject each) throws IOException {
        return switch (each) {
            case ARCHITECTURES -> architectures();
            case SERVICES -> Map.of();
            case FEATURES -> {
                Map<String, String> features = new LinkedHashMap<>();
                Features.MEANINGS.forEach((feature, meaning) -> {
                    if (ProfileWords.isRendered(feature)) {
                        features.put(feature, meaning);
                    }
                });
                yield features;
            }
            case TYPES -> ProfileWords.types();
            case SAMPLES -> samples();
        };
    }

    private Map<String, String> architectures() {
        Map<String, String> summaries = new LinkedHashMap<>();
        ProfileWords.architectures()
                .forEach(name -> summaries.put(
                        name, BlueprintReader.of(shell.home()).read(name).summary()));
        return summaries;
    }

    private Map<String, String> samples() throws IOException {
        Map<String, String> summaries = new LinkedHashMap<>();
        for (String name : ProfileInput.samples(shell.home())) {
            Path sample = shell.home().resolve("samples").resolve(name);
            Optional<PackInfo> pack = PackInput.beside(sample).map(Pack::info);
            summaries.put(
                    name,
                    ProfileReader.read(Files.readString(sample.resolve("profile.yaml")), name, pack)
                            .domain()
                            .map(ListCommand::summary)
                            .orElse(""));
        }
        return summaries;
    }

    private static String summary(Domain domain) {
        return domain.project().description().isEmpty()
                ? domain.project().name()
                : domain.project().description();
    }

    private static List<Map<String, Object>> asJson(Map<String, String> found) {
        List<Map<String, Object>> list = new ArrayList<>();
        found.forEach((name, summary) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", name);
            entry.put("summary", summary);
            list.add(entry);
        });
        return list;
    }

    private void print(Subject each, Map<String, String> found, boolean several) {
        String indent = several ? "  " : "";
        if (several) {
            output.text(each + (found.isEmpty() ? ": none in this version\n" : ":\n"));
        }
        if (!several && found.isEmpty()) {
            output.text("none in this version\n");
        }
        int width = found.keySet().stream().mapToInt(String::length).max().orElse(0);
        found.forEach((name, summary) -> {
            String line = indent + name + " ".repeat(width - name.length() + 2) + summary;
            output.text(line.stripTrailing() + "\n");
        });
    }
}
