package dev.armature.cli;

import dev.armature.domain.Domain;
import dev.armature.files.Hash;
import dev.armature.files.RelativePath;
import dev.armature.project.Created;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells what {@code new} made.
 *
 * @param domain what was rendered
 * @param created where it lies
 * @param next what to type now
 */
record NewReport(Domain domain, Created created, List<String> next) {
    private static final int SHORT_ID = 7;

    /** The JSON document of {@code new}. */
    Map<String, Object> asJson(long milliseconds) {
        List<Map<String, Object>> files = new ArrayList<>();
        created.files().files().forEach((path, file) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("path", path.value());
            entry.put("component", file.component());
            entry.put("action", "create");
            entry.put("sha256", Hash.sha256(file.content()));
            files.add(entry);
        });
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("command", "new");
        document.put("status", "ok");
        document.put("architecture", architecture());
        document.put("directory", created.directory().toString());
        document.put("commit", created.commit());
        document.put("files", files);
        document.put("conflicts", List.of());
        document.put("next", next);
        document.put("milliseconds", milliseconds);
        return document;
    }

    /** The tree that would be made. */
    String asListing() {
        List<String> paths = created.files().files().keySet().stream()
                .map(RelativePath::value)
                .toList();
        return summary("would be written to") + ":\n" + Listing.of(paths).stripTrailing();
    }

    /** What was made, and what to do with it. */
    String asText() {
        String end = created.commit()
                .map(id -> ", committed as " + id.substring(0, SHORT_ID) + ".")
                .or(() -> created.around()
                        .map(root -> ".\nNo commit was made: that is in the work tree of " + root + "."))
                .orElse(".");
        String commands = next.stream().map(command -> "\n  " + command).collect(Collectors.joining());
        return summary("written to") + end + "\nNext:" + commands;
    }

    private String summary(String verb) {
        return domain.project().name() + " (" + architecture() + "): "
                + created.files().files().size() + " files " + verb + " " + created.directory();
    }

    private String architecture() {
        return domain.architecture().name().toLowerCase(Locale.ROOT);
    }
}
