package dev.armature.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.armature.domain.PackInfo;
import dev.armature.files.FileEntry;
import dev.armature.files.FileSet;
import dev.armature.pack.Pack;
import dev.armature.pack.PackReader;
import dev.armature.problem.ExitCode;
import dev.armature.problem.Location;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import dev.armature.profile.ProfileReader;
import dev.armature.profile.ProfileResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pack can do, and what it cannot. */
final class PackTest {
    private static final Path HOUSE = Path.of("src/test/resources/packs/house").toAbsolutePath();
    private static final String PROFILE = "armature: 1\nproject: Shop\narchitecture: django\n";

    @TempDir
    private Path directory;

    @Test
    void addsFilesOfEveryKind() throws IOException {
        FileSet files = render(HOUSE, "variables: {cost_centre: \"A*'17\", regions: [\"it's\"]}\n");
        assertThat(text(files, "docs/A*'17.md")).isEqualTo("""
                        # A\\*'17

                        python "A*'17"
                        json "A*'17"
                        replicas 2, ratio 0.5
                        asleep
                        - 'it'\\''s'
                        for shop
                        """);
        assertThat(files.file("docs/logo.bin").orElseThrow().content())
                .isEqualTo(Files.readAllBytes(HOUSE.resolve("templates/house/docs/logo.bin")));
        assertThat(text(files, "docs/literal.txt")).isEqualTo("%if this\n${variables.cost_centre}\n");
        assertThat(files.file("HOUSE.md").orElseThrow().mode()).isEqualTo(FileEntry.Mode.LINK);
        assertThat(text(files, "HOUSE.md")).isEqualTo("docs/plain.md");
        assertThat(text(files, "latest")).isEqualTo("docs");
        assertThat(files.file("scripts/page.sh")).isEmpty();
        assertThat(files.file("docs/plain.md")).isPresent();
    }

    @Test
    void decidesByVariables() throws IOException {
        FileSet files = render(HOUSE, "variables: {cost_centre: A17, tier: gold, on_call: true}\n");
        assertThat(files.file("docs/gold.md")).isPresent();
        assertThat(files.file("docs/plain.md")).isEmpty();
        assertThat(files.file("HOUSE.md")).isEmpty();
        assertThat(files.file("scripts/page.sh").orElseThrow().executable()).isTrue();
        assertThat(text(files, "docs/A17.md")).contains("\non call\n", "- 'eu'\n- 'us'\n");
    }

    @Test
    void takesThePlaceOfOurOwn() throws IOException {
        FileSet files = render(HOUSE, "variables: {cost_centre: A17}\n");
        assertThat(text(files, "docs/errors.md")).isEqualTo("# Errors\n\nAsk A17.\n");
        assertThat(files.file(".editorconfig")).isEmpty();
        assertThat(files.file(".github/workflows/ci.yml")).isEmpty();
        assertThat(files.file("Makefile")).isPresent();
    }

    @Test
    void bringsWhatOurFilesHold() throws IOException {
        FileSet files = render(HOUSE, "variables: {cost_centre: A17, on_call: true}\n");
        assertThat(text(files, "config/settings/base.py"))
                .contains(
                        "    \"accounts\",\n    \"costs\",\n",
                        """
                        # Where costs are booked.
                        COSTS_URL = os.environ.get("COSTS_URL", "https://costs.example.org")
                        """,
                        "COSTS_SECONDS = int(os.environ.get(\"COSTS_SECONDS\", \"30\"))\n",
                        "COSTS_SHARE = float(os.environ.get(\"COSTS_SHARE\", \"0.25\"))\n",
                        "COSTS_ON = os.environ.get(\"COSTS_ON\", \"on\") == \"on\"\n");
        assertThat(text(files, "config/urls.py"))
                .contains("path(\"\", include(\"costs.urls\")),", "path(\"costs/\", include(\"costs.urls\")),");
        assertThat(text(files, "pyproject.toml")).contains("\"tablib>=3,<4\",", "\"tablib==3.9.0\",");
        assertThat(text(files, "README.md"))
                .contains(
                        "| `/costs/` | what it costs |",
                        "| `COSTS_SECONDS` | How long a booking may take; default: `30` |");
        assertThat(text(files, "ARCHITECTURE.md"))
                .contains("| `/costs/` | what it costs |", "| `costs/` | books what it costs |");
        assertThat(text(files, "scripts/processes.py")).contains("\"COSTS_URL\": Process(");
        assertThat(text(files, "scripts/run.py")).contains("def start_helpers(");
    }

    @Test
    void leavesNothingWhereNothingIsBrought() throws IOException {
        FileSet files = render(HOUSE, "variables: {cost_centre: A17}\n");
        assertThat(text(files, "scripts/processes.py")).doesNotContain("HELPERS");
        assertThat(text(files, "scripts/run.py")).doesNotContain("helpers");
    }

    @Test
    void theAdminLeadsToAPageAtTheRootWhereThereIsOne() throws IOException {
        Path blog = Path.of("../samples/blog-cms/pack").toAbsolutePath().normalize();
        assertThat(text(render(blog, ""), "config/urls.py")).doesNotContain("site_url");
        FileSet files = render(HOUSE, "variables: {cost_centre: A17, on_call: true}\n");
        assertThat(text(files, "config/urls.py")).contains("admin.site.site_url = None\n");
    }

    @Test
    void isRecorded() throws IOException {
        Pack pack = PackReader.read(HOUSE);
        String profile = PROFILE + "variables: {cost_centre: A17}\n";
        Repository rendered = new Generation(Rendering.HOME)
                .with(Optional.of(pack))
                .render(read(profile, pack.info()).domain().orElseThrow(), profile);
        FileSet files = Baseline.addTo(rendered.files(), "django", rendered.pack());
        assertThat(text(files, ".armature/manifest.json"))
                .contains(
                        "\"pack\": {\"name\": \"corner-house\", \"version\": \"1.2.0\", \"sha256\": \"" + pack.sha256(),
                        "\"link\": true");
    }

    @Test
    void hashChangesWithAnyFile() throws IOException {
        Path copy = copy();
        assertThat(PackReader.read(copy).sha256())
                .isEqualTo(PackReader.read(HOUSE).sha256());
        Files.writeString(copy.resolve("templates/house/docs/gold.md"), "# More\n");
        assertThat(PackReader.read(copy).sha256())
                .isNotEqualTo(PackReader.read(HOUSE).sha256());
    }

    @Test
    void variablesAreHeldAgainstWhatIsAsked() throws IOException {
        PackInfo info = PackReader.read(HOUSE).info();
        assertThat(said(read(PROFILE, info)))
                .containsExactly(
                        "1:1 missing-variable the pack asks for the variable cost_centre: Who pays for the servers.");
        ProfileResult wrong = read(PROFILE + """
                        variables:
                          cost_center: A17
                          cost_centre: [A17]
                          tier: gould
                          replicas: 2.5
                          ratio: much
                          on_call: yes
                          regions: eu
                        """, info);
        assertThat(said(wrong))
                .containsExactly(
                        "5:3 unknown-variable the pack corner-house asks for no variable cost_center",
                        "6:16 wrong-variable cost_centre must be a single value, not a list",
                        "7:9 wrong-variable tier cannot be gould",
                        "8:13 wrong-variable replicas must be a whole number, not 2.5",
                        "9:10 wrong-variable ratio must be a number, not much",
                        "10:12 wrong-variable on_call must be true or false, not yes",
                        "11:12 wrong-variable regions must be a list, not a single value");
        assertThat(wrong.problems().get(0).suggestion()).contains("cost_centre");
        assertThat(wrong.problems().get(2).suggestion()).contains("gold");
    }

    @Test
    void withoutAPackVariablesAreWarnedOf() {
        ProfileResult result = ProfileReader.read(PROFILE + "variables: {cost_centre: A17}\n", "p");
        assertThat(result.domain()).isPresent();
        assertThat(said(result))
                .containsExactly("4:1 no-place no pack asks for variables; they are kept, and nothing reads them");
    }

    @Test
    void misspeltNamesAreToldInBranchesThatNothingRenders() throws IOException {
        Path copy = copy();
        Files.writeString(
                copy.resolve("templates/repository/docs/errors.md.vm"),
                "%if ($variables.on_call)\n${variables.cost_center.python}\n${repository.slog} ${variables.tier}\n%end\n");
        assertThat(problems(copy))
                .containsExactly(
                        "errors.md.vm:2:3 bad-template there is no variables.cost_center.python",
                        "errors.md.vm:3:3 bad-template there is no repository.slog",
                        "errors.md.vm:3:22 bad-template ${variables.tier} is one of [python, json, yaml, toml, markdown,"
                                + " html, shell, make, dockerfile]");
    }

    @Test
    void whatAPackCannotSayIsRefusedAtItsPlace() throws IOException {
        Path copy = copy();
        Files.writeString(copy.resolve("blueprints/components/house.yaml"), """
                component: house
                filez: {}
                files:
                  "docs/{variables.centre}.md": {purpose: "Who pays.", link: logo.bin}
                  docs/logo.bin: {purpose: "A picture."}
                  docs/missing.md: {purpose: "None."}
                  docs/gold.md: {reason: "What gold means.", when: [variables.tier=bronze, contaners]}
                  docs/plain.md: {purpose: "Silver."}
                  scripts/page.sh: {purpose: "Calls."}
                  latest: {purpose: "A link."}
                executable: [scripts/pages.sh]
                brings: {django: {apps: ["os; import evil"]}}
                """);
        assertThat(problems(copy))
                .containsExactly(
                        "house.yaml:1:1 bad-blueprint templates/house/docs/literal.txt is not among the component's files",
                        "house.yaml:1:1 bad-blueprint templates/house/docs/{variables.cost_centre}.md.vm is not among the"
                                + " component's files",
                        "house.yaml:2:1 bad-blueprint unknown key filez",
                        "house.yaml:4:3 bad-blueprint the pack asks for no variable centre",
                        "house.yaml:6:3 bad-blueprint there is no template for docs/missing.md",
                        "house.yaml:7:17 bad-blueprint the key purpose is missing",
                        "house.yaml:7:18 bad-blueprint unknown key reason",
                        "house.yaml:7:53 bad-blueprint tier cannot be bronze",
                        "house.yaml:7:76 bad-blueprint there is no feature contaners",
                        "house.yaml:11:14 bad-blueprint scripts/pages.sh is not among the component's files",
                        "house.yaml:12:26 bad-blueprint this must be the name of a module");
    }

    @Test
    void nothingLeavesTheRepository() throws IOException {
        assertThat(problems(HOUSE, "variables: {cost_centre: ../../../etc/passwd}\n"))
                .containsExactly(
                        "house.yaml:3:3 bad-blueprint docs/../../../etc/passwd.md is no path inside of the repository");
        Path copy = copy();
        component(copy, """
                  ../out.md: {purpose: "Out.", link: docs}
                  .git/hooks/post-commit: {purpose: "Evil.", link: x}
                  a/b: {purpose: "Out.", link: ../../c}
                  c: {purpose: "Out.", link: /etc/passwd}
                  d: {purpose: "A.", link: a}
                  d/e: {purpose: "B.", link: a}
                  Makefile: {purpose: "C.", link: a}
                """);
        assertThat(problems(copy))
                .contains(
                        "house.yaml:3:5 bad-blueprint ../out.md is no path inside of the repository",
                        "house.yaml:4:5 bad-blueprint .git/hooks/post-commit is no path inside of the repository",
                        "house.yaml:5:5 bad-blueprint the link a/b points out of the repository: ../../c",
                        "house.yaml:6:5 bad-blueprint the link c points out of the repository: /etc/passwd",
                        "house.yaml:9:5 bad-blueprint Makefile comes from both repository/Makefile and house/Makefile",
                        "bad-blueprint house/d is a file where house/d/e needs a directory");
    }

    @Test
    void nothingHidesInAPack() throws IOException {
        Path copy = copy();
        Path secret = Files.writeString(directory.resolve("secret"), "secret");
        Files.createSymbolicLink(copy.resolve("blueprints/components/link.yaml"), secret);
        Files.createSymbolicLink(copy.resolve("templates/house/secret.vm"), secret);
        Files.createSymbolicLink(copy.resolve("templates/house/out"), secret);
        Files.write(copy.resolve("templates/house/large"), new byte[(10 << 20) + 1]);
        assertThat(problems(copy))
                .containsExactlyInAnyOrder(
                        "link.yaml:1:1 bad-pack blueprints/components/link.yaml is a symbolic link; only a template that"
                                + " is copied can be one",
                        "secret.vm:1:1 bad-pack templates/house/secret.vm is a symbolic link; only a template that is"
                                + " copied can be one",
                        "out:1:1 bad-pack templates/house/out is a link that points out of the repository: " + secret,
                        "large:1:1 bad-pack templates/house/large is larger than 10 MiB");
    }

    @Test
    void whatPackYamlCannotSayIsRefused() throws IOException {
        Path pack = Files.createDirectories(directory.resolve("odd"));
        Files.writeString(pack.resolve("pack.yaml"), """
                pack: Corner House
                versoin: 1
                variables:
                  Cost: {type: text}
                  tier: {type: integer, values: [a], default: x}
                """);
        assertThat(problems(pack))
                .containsExactly(
                        "pack.yaml:1:1 bad-pack the key version is missing",
                        "pack.yaml:1:7 bad-pack pack must be lower-case words with hyphens, not Corner House",
                        "pack.yaml:2:1 bad-pack unknown key versoin",
                        "pack.yaml:4:3 bad-pack a variable is called in lower case, with underscores, not Cost",
                        "pack.yaml:4:16 bad-pack there is no type text",
                        "pack.yaml:5:33 bad-pack only a string is chosen from values",
                        "pack.yaml:5:47 bad-pack the default of tier must be a whole number, not x");
    }

    private static void component(Path pack, String files) throws IOException {
        Files.move(pack.resolve("templates/house"), pack.resolve("templates/elsewhere"));
        Files.writeString(
                pack.resolve("blueprints/components/house.yaml"), "component: house\nfiles:\n" + files.indent(2));
    }

    private Path copy() throws IOException {
        Path copy = directory.resolve("house");
        try (Stream<Path> paths = Files.walk(HOUSE)) {
            for (Path path : paths.toList()) {
                Files.copy(path, copy.resolve(HOUSE.relativize(path)), LinkOption.NOFOLLOW_LINKS);
            }
        }
        return copy;
    }

    private static List<String> problems(Path pack) {
        return problems(pack, "variables: {cost_centre: A17}\n");
    }

    private static List<String> problems(Path pack, String variables) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> render(pack, variables));
        assertThat(thrown.exit()).isEqualTo(ExitCode.INPUT);
        return said(thrown.problems());
    }

    private static FileSet render(Path directory, String variables) throws IOException {
        Pack pack = PackReader.read(directory);
        ProfileResult result = read(PROFILE + variables, pack.info());
        return new Generation(Rendering.HOME)
                .with(Optional.of(pack))
                .render(result.domain().orElseThrow(), PROFILE + variables)
                .files();
    }

    private static ProfileResult read(String profile, PackInfo info) {
        return ProfileReader.read(profile, "profile.yaml", Optional.of(info));
    }

    private static String text(FileSet files, String path) {
        return new String(files.file(path).orElseThrow().content(), StandardCharsets.UTF_8);
    }

    private static List<String> said(ProfileResult result) {
        return result.problems().stream()
                .map(problem ->
                        problem.at().map(at -> at.line() + ":" + at.column()).orElse("") + " " + problem.code() + " "
                                + problem.message())
                .toList();
    }

    private static List<String> said(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.at().map(PackTest::place).orElse("") + problem.code() + " " + problem.message())
                .toList();
    }

    private static String place(Location at) {
        return Path.of(at.file()).getFileName() + ":" + at.line() + ":" + at.column() + " ";
    }
}
