package dev.armature.cli;

import dev.armature.json.Json;
import dev.armature.problem.ExitCode;
import dev.armature.problem.Location;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import dev.armature.problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Where a command's results, progress and problems go: text for a person, or one JSON document. */
final class Output {
    private static final long LARGEST_EXCERPTED = 1 << 20;

    private final Shell shell;
    private final CommonOptions options;
    private final Map<String, List<String>> sources = new HashMap<>();
    private boolean made;

    Output(Shell shell, CommonOptions options) {
        this.shell = shell;
        this.options = options;
    }

    /** Whether one JSON document is wanted, and no line. */
    boolean isJson() {
        return options.json();
    }

    /** Keeps the text of an input file, so that problems can show the line they are about. */
    void remember(String file, String text) {
        // A byte order mark counts in no column.
        sources.put(file, Excerpt.lines(text.startsWith("\ufeff") ? text.substring(1) : text));
    }

    /** Says that the result lies on the disk: what is printed about it may be lost. */
    void made() {
        made = true;
    }

    /** The exit code of a command that returned {@code status}: a result that could not be printed is a failure. */
    int after(int status) {
        if (!shell.out().checkError()) {
            return status;
        }
        problems(List.of(Problem.error("io", "standard output cannot be written to")
                .suggest("look at where it goes: the disk may be full")));
        return status == ExitCode.OK.status() && !made ? ExitCode.FAULT.status() : status;
    }

    /** One line of a result, for a person. */
    void line(String text) {
        if (!options.json() && !options.quiet()) {
            shell.out().print(text + "\n");
        }
    }

    /** What was asked for as text, such as a schema: printed even when quiet. */
    void text(String text) {
        shell.out().print(text);
    }

    /** What a command was asked for as text; with {@code --json} the {@code text} of a document. */
    void text(String command, String text) {
        if (!options.json()) {
            text(text);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("command", command);
        document.put("status", "ok");
        document.put("text", text);
        document(document);
    }

    /** The one document of a command that runs with {@code --json}; its values are as {@link Json} takes them. */
    void document(Map<String, Object> document) {
        if (options.json()) {
            shell.out().print(Json.write(document) + "\n");
        }
    }

    /** What is being done, for a person who waits. */
    void progress(String text) {
        if (shell.errIsTerminal() && !options.json() && !options.quiet()) {
            shell.err().print(text + "\n");
        }
    }

    /** Prints the problems that ended a command. */
    void failure(String command, ProblemException failure) {
        if (options.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("command", command);
            document.put("status", "error");
            document.put("exit", failure.exit().status());
            document.put("problems", asJson(failure.problems()));
            document(document);
        } else {
            problems(failure.problems());
        }
        if (options.verbose()) {
            failure.printStackTrace(shell.err());
        }
    }

    /** Prints problems for a person, on standard error. */
    void problems(List<Problem> problems) {
        problems.forEach(problem -> shell.err().print(asText(problem)));
    }

    /** Prints problems that are a command's result. */
    void findings(List<Problem> problems) {
        if (!options.json()) {
            problems.forEach(problem -> shell.out().print(asText(problem)));
        }
    }

    /** Problems as the values of a JSON document. */
    static List<Map<String, Object>> asJson(List<Problem> problems) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Problem problem : problems) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("file", problem.at().map(Location::file));
            values.put("line", problem.at().map(Location::line));
            values.put("column", problem.at().map(Location::column));
            values.put("severity", problem.severity() == Severity.ERROR ? "error" : "warning");
            values.put("code", problem.code());
            values.put("message", problem.message());
            values.put("suggestion", problem.suggestion());
            list.add(values);
        }
        return list;
    }

    private String asText(Problem problem) {
        StringBuilder text = new StringBuilder();
        problem.at().ifPresent(at -> text.append(at.file() + ":" + at.line() + ":" + at.column() + ": "));
        boolean error = problem.severity() == Severity.ERROR;
        text.append(error ? paint("fg(red),bold", "error:") : paint("fg(yellow),bold", "warning:"));
        text.append(' ').append(visible(problem.message())).append('\n');
        problem.at().flatMap(this::excerpt).ifPresent(text::append);
        problem.suggestion()
                .ifPresent(advice -> text.append(paint("bold", "  try: "))
                        .append(visible(advice))
                        .append('\n'));
        return text.toString();
    }

    private Optional<String> excerpt(Location at) {
        return Optional.ofNullable(sources.computeIfAbsent(at.file(), Output::source))
                .map(lines -> Excerpt.of(lines, at));
    }

    /** The lines of a file that a problem is about and that nobody remembered: one of a pack. */
    private static @Nullable List<String> source(String file) {
        try {
            Path path = Path.of(file);
            return path.isAbsolute() && Files.isRegularFile(path) && Files.size(path) <= LARGEST_EXCERPTED
                    ? Excerpt.lines(Files.readString(path))
                    : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    /** The colours that help is printed with. */
    Ansi ansi() {
        return shell.allowsColour() && !options.noColour() ? Ansi.ON : Ansi.OFF;
    }

    private String paint(String style, String text) {
        return ansi().enabled() ? ansi().string("@|" + style + " " + text + "|@") : text;
    }

    // A name in a message may hold what would move the cursor or colour the terminal.
    private static String visible(String message) {
        return message.codePoints()
                .map(c -> c != '\n' && Character.isISOControl(c) ? '\ufffd' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
