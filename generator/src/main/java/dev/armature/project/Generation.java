package dev.armature.project;

import dev.armature.blueprint.Blueprint;
import dev.armature.blueprint.BlueprintReader;
import dev.armature.blueprint.Features;
import dev.armature.blueprint.Plan;
import dev.armature.domain.Domain;
import dev.armature.files.FileEntry;
import dev.armature.files.FileSet;
import dev.armature.files.RelativePath;
import dev.armature.render.Renderer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The heart of every command that renders: a domain becomes a whole repository in memory. */
public final class Generation {
    private final Path home;

    /** Renders from the {@code blueprints/} and {@code templates/} below {@code home}. */
    public Generation(Path home) {
        this.home = home;
    }

    /** What files the project has, and where each comes from. */
    public Plan plan(Domain domain) {
        return plan(domain, views(domain));
    }

    /** The repository, with the profile as it was written kept in it. */
    public FileSet render(Domain domain, String profile) {
        Views views = views(domain);
        FileSet rendered = new Renderer(views.shared()).render(plan(domain, views));
        SortedMap<RelativePath, FileEntry> files = new TreeMap<>(rendered.files());
        files.put(
                new RelativePath(".armature/profile.yaml"),
                FileEntry.text(profile, false, "armature/profile", "armature"));
        return new FileSet(files);
    }

    private Views views(Domain domain) {
        return Views.of(domain, home.resolve("blueprints"));
    }

    private Plan plan(Domain domain, Views views) {
        String name = domain.architecture().name().toLowerCase(Locale.ROOT);
        Blueprint blueprint = new BlueprintReader(home.resolve("blueprints")).read(name);
        return Plan.of(blueprint, Features.of(domain), views.scopes(), home.resolve("templates"));
    }
}
