package dev.armature.profile;

import dev.armature.domain.Architecture;
import dev.armature.domain.Delivery;
import dev.armature.domain.Domain;
import dev.armature.domain.Infrastructure;
import dev.armature.domain.PackInfo;
import dev.armature.domain.PackValue;
import dev.armature.domain.ProjectInfo;
import dev.armature.domain.Role;
import dev.armature.domain.Tenancy;
import dev.armature.domain.Topology;
import dev.armature.problem.Problem;
import dev.armature.yaml.Node;
import dev.armature.yaml.SourceText;
import dev.armature.yaml.YamlDocument;
import dev.armature.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a profile: text in, a validated domain out, or every problem of the file. */
public final class ProfileReader {
    private static final String SMALLEST = "armature: 1, project: NAME and architecture: django, fastapi or hybrid";

    /** Stands in for a project whose name is missing, so that the rest is checked too. */
    private static final ProjectInfo NAMELESS = new ProjectInfo("", "project", "", Optional.empty(), Optional.empty());

    /** The required keys, each with what to write. */
    private static final SortedMap<String, String> REQUIRED = new TreeMap<>(Map.of(
            "armature", "armature: 1", "project", "project: Corner Shop", "architecture", "architecture: hybrid"));

    private static final int LARGEST = 1 << 20;
    private static final int MOST_CUTS = 20;

    private final Findings findings;
    private final Optional<PackInfo> pack;

    private ProfileReader(Findings findings, Optional<PackInfo> pack) {
        this.findings = findings;
        this.pack = pack;
    }

    /** What {@code text} says; {@code file} is how the user named it, {@code -} for standard input. */
    public static ProfileResult read(String text, String file) {
        return read(text, file, Optional.empty());
    }

    /** What {@code text} says to this {@code pack}. */
    public static ProfileResult read(String text, String file, Optional<PackInfo> pack) {
        SourceText source = new SourceText(file, SourceText.withoutMark(text));
        if (text.length() > LARGEST || text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            String message = "the profile is larger than 1 MiB";
            return new ProfileResult(Optional.empty(), List.of(Problem.error("too-large", source.at(0, 1), message)));
        }
        YamlDocument document = YamlReader.read(source);
        List<CutValue.Cut> cuts = new ArrayList<>();
        for (Optional<CutValue.Cut> cut = cut(source, document); cut.isPresent(); cut = cut(source, document)) {
            cuts.add(cut.get());
            if (cuts.size() == MOST_CUTS) {
                break;
            }
            // Read with the value in quotes, the file shows what else is wrong with it.
            source = cut.get().mended();
            document = YamlReader.read(source);
        }
        Findings findings = new Findings(source);
        document.problems().forEach(findings::add);
        for (CutValue.Cut cut : cuts) {
            findings.cause(cut.problem(), findings.line(cut.problem()));
        }
        ProfileReader reader = new ProfileReader(findings, pack);
        Optional<Domain> domain = document.root().flatMap(reader::root);
        if (document.root().isEmpty() && document.problems().isEmpty()) {
            findings.error("empty-profile", findings.top(), "the profile is empty", SMALLEST);
        }
        return new ProfileResult(domain.filter(read -> !findings.hasErrors()), findings.sorted());
    }

    /** The value that YAML cut, where that is what it stumbled over. */
    private static Optional<CutValue.Cut> cut(SourceText source, YamlDocument document) {
        return document.problems().stream()
                .filter(problem -> problem.code().equals("yaml-syntax"))
                .findFirst()
                .flatMap(Problem::at)
                .flatMap(at -> CutValue.at(source, source.indexOf(at)));
    }

    private Optional<Domain> root(Node node) {
        if (node.isNothing()) {
            findings.error("empty-profile", findings.top(), "the profile is empty", SMALLEST);
            return Optional.empty();
        }
        return Section.of(node, "the profile", findings).flatMap(root -> domain(root.only(ProfileKeys.ROOT)));
    }

    private Optional<Domain> domain(Section root) {
        requireKeys(root);
        format(root);
        Architecture architecture = architecture(root);
        Topology topology = topology(root, architecture);
        for (String key : List.of("requirements", "services")) {
            root.key(key).filter(word -> !isEmpty(root, key)).ifPresent(word -> NotYet.refuses(key, word, findings));
        }
        Optional<ProjectInfo> project = new ProjectReader(findings).read(root);
        DomainReader.Read read = new DomainReader(architecture, topology, findings).read(root);
        SurroundingsReader surroundings = new SurroundingsReader(findings);
        Infrastructure infrastructure = surroundings.infrastructure(root, architecture, topology);
        Delivery delivery = surroundings.delivery(root);
        Map<String, PackValue> variables = new PackVariables(findings).read(root, pack);
        List<Role> roles = new RolesReader(read, findings).read(root);
        Optional<Tenancy> tenancy = new TenancyReader(read.declared(), findings).read(root, infrastructure.database());
        ProjectInfo info = project.orElse(NAMELESS);
        return Optional.of(checked(
                new Domain(
                        info,
                        architecture,
                        topology,
                        read.apps(),
                        read.user(),
                        roles,
                        tenancy,
                        infrastructure,
                        delivery,
                        variables),
                read.declared()));
    }

    /** What only the whole shows: names that fall together, and rows that need each other. */
    private Domain checked(Domain domain, Declared declared) {
        new DatabaseNames(declared, findings).check(domain);
        new WaysBack(declared, findings).check(domain);
        new Routes(declared, findings).check(domain);
        new OperationNames(declared, findings).check(domain);
        return TenantFields.added(new RequiredCycles(domain, declared, findings).resolved());
    }

    private static boolean isEmpty(Section root, String key) {
        return root.value(key)
                .map(node -> node.asMapping()
                        .filter(mapping -> mapping.entries().isEmpty())
                        .isPresent())
                .orElse(true);
    }

    private void requireKeys(Section root) {
        REQUIRED.forEach((key, advice) -> {
            if (root.value(key).isEmpty()) {
                findings.error("missing-key", findings.top(), "the key " + key + " is missing", advice);
            }
        });
    }

    private void format(Section root) {
        root.word("armature").filter(word -> !word.is("1")).ifPresent(word -> {
            String message = "this version reads format 1 of profiles, not " + word.text();
            findings.error("unknown-value", word.at(), message, "1");
        });
    }

    /** When it is missing or wrong the rest is read as a hybrid, which has a place for everything. */
    private Architecture architecture(Section root) {
        return root.oneOf("architecture", ProfileKeys.ARCHITECTURES)
                .filter(word -> !NotYet.refuses("architecture", word.text(), word, findings))
                .map(word -> word.text().toUpperCase(Locale.ROOT))
                .map(Architecture::valueOf)
                .orElse(Architecture.HYBRID);
    }

    private Topology topology(Section root, Architecture architecture) {
        Optional<Word> word = root.oneOf("topology", ProfileKeys.TOPOLOGIES);
        if (architecture != Architecture.HYBRID) {
            root.key("topology")
                    .ifPresent(key -> findings.warning(
                            "no-place", key.at(), "topology has a meaning only in a hybrid; it is ignored here"));
        }
        return word.filter(value -> value.is("mounted")).isPresent() ? Topology.MOUNTED : Topology.SPLIT;
    }
}
