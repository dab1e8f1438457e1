package dev.armature.profile;

import dev.armature.domain.Author;
import dev.armature.domain.Licenses;
import dev.armature.domain.ProjectInfo;
import dev.armature.problem.Nearest;
import dev.armature.yaml.Node;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the project is called. */
final class ProjectReader {
    private static final Pattern AUTHOR = Pattern.compile("\\s*([^<>]*[^<>\\s])\\s*<([^<>\\s@]+@[^<>\\s@]+)>\\s*");

    private final Findings findings;

    ProjectReader(Findings findings) {
        this.findings = findings;
    }

    /** The project; absent when it has no name. */
    Optional<ProjectInfo> read(Section root) {
        Optional<Node> node = root.value("project");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get().asScalar().isPresent()) {
            Word name = Word.of(node.get().asScalar().get());
            return Optional.of(info(name, Optional.empty()));
        }
        Optional<Section> section =
                Section.of(node.get(), "project", findings).map(project -> project.only(ProfileKeys.PROJECT));
        if (section.isPresent()
                && section.get().value("name").isEmpty()
                && !findings.isTold(node.get().span())) {
            findings.error("missing-key", findings.top(), "the project has no name", "project: {name: Corner Shop}");
        }
        return section.flatMap(project -> project.word("name").map(name -> info(name, Optional.of(project))));
    }

    private ProjectInfo info(Word name, Optional<Section> project) {
        Texts texts = new Texts(findings);
        texts.require(name, "the name", false);
        if (name.text().isBlank()) {
            findings.error("bad-text", name.at(), "the name is empty");
        }
        Optional<Word> slug = project.flatMap(section -> section.word("slug"));
        Optional<Word> description = project.flatMap(section -> section.word("description"));
        description.ifPresent(word -> texts.require(word, "the description", true));
        return new ProjectInfo(
                name.text(),
                slug.map(this::slug).orElseGet(() -> slugOf(name, project)),
                description.map(Word::text).orElse(""),
                project.flatMap(section -> section.word("author")).flatMap(this::author),
                project.flatMap(section -> section.word("license"))
                        .filter(this::isLicense)
                        .map(Word::text));
    }

    private String slug(Word slug) {
        if (!slug.text().matches("[a-z]([a-z0-9-]*[a-z0-9])?")) {
            String message = "a slug has small letters, digits and hyphens, a letter first and no hyphen last";
            String advice = Slugs.of(slug.text()).orElse("corner-shop");
            findings.error("bad-slug", slug.at(), message, advice);
        }
        refuseDependency(slug, slug.text());
        return slug.text();
    }

    private String slugOf(Word name, Optional<Section> project) {
        Optional<String> slug = Slugs.of(name.text());
        if (slug.isEmpty() && !name.text().isBlank()) {
            String advice = project.isPresent() ? "slug: corner-shop" : "project: {name: …, slug: corner-shop}";
            findings.error("bad-slug", name.at(), "no slug can be made of this name: give one", advice);
        }
        slug.ifPresent(text -> refuseDependency(name, text));
        return slug.orElse("project");
    }

    // The slug is the name of the Python project, which cannot depend on itself.
    private void refuseDependency(Word at, String slug) {
        if (ReservedNames.DEPENDENCIES.contains(slug.replace('-', '_'))) {
            String message = "the project cannot have the slug " + slug + ": it depends on a package of this name";
            findings.error("reserved-name", at.at(), message, "slug: " + slug + "-project");
        }
    }

    private Optional<Author> author(Word word) {
        Matcher matcher = AUTHOR.matcher(word.text());
        if (!matcher.matches() || word.text().chars().anyMatch(Character::isISOControl)) {
            String message = "an author is a name and an e-mail address";
            findings.error("bad-author", word.at(), message, "Ada Example <ada@example.org>");
            return Optional.empty();
        }
        return Optional.of(new Author(matcher.group(1), matcher.group(2)));
    }

    private boolean isLicense(Word word) {
        if (Licenses.WITH_TEXT.contains(word.text())) {
            return true;
        }
        Set<String> ids = ReservedNames.resource("spdx.txt");
        if (!ids.contains(word.text())) {
            String message = word.text() + " is no licence id of the SPDX list";
            Optional<String> same =
                    ids.stream().filter(word.text()::equalsIgnoreCase).findFirst();
            Optional<String> near = same.or(() -> Nearest.to(word.text(), ids));
            findings.error(
                    "unknown-license",
                    word.at(),
                    message,
                    near.orElse(String.join(
                            ", ", Licenses.WITH_TEXT.stream().sorted().toList())));
            return false;
        }
        String message = "the text of " + word.text() + " is not known here: only pyproject.toml will name it";
        findings.warning("license-text", word.at(), message);
        return true;
    }
}
