package dev.armature.render;

import dev.armature.problem.Location;
import dev.armature.problem.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be wrong with a template before anything is rendered: directives that there are not, blocks left open or
 * nested too deep, expressions where a name belongs. Velocity would print some of it and say of the rest where the file
 * ends.
 */
final class TemplateCheck {
    private static final int DEEPEST = 3;
    private static final String PATH = "\\$[a-z][A-Za-z0-9_]*(?:[.][a-z][A-Za-z0-9_]*)*";
    private static final Pattern DIRECTIVE = Pattern.compile("[ \\t]*%([a-z]+)\\b(.*)");
    private static final Pattern FOREACH = Pattern.compile(" \\(\\$[a-z][A-Za-z0-9_]* in " + PATH + "\\)");
    private static final Pattern CONDITION =
            Pattern.compile(" \\((?:[!(]*" + PATH + "\\)*(?: && | \\|\\| |(?=\\)$)))+\\)");
    private static final Pattern CALL = Pattern.compile("\\$\\{[a-z][A-Za-z0-9_.]*\\(");

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final Deque<Block> open = new ArrayDeque<>();

    private TemplateCheck(String file) {
        this.file = file;
    }

    /** Everything that is wrong with {@code template}, in the order of its lines. */
    static List<Problem> of(String file, String template) {
        TemplateCheck check = new TemplateCheck(file);
        List<String> lines = template.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            check.line(i + 1, lines.get(i));
        }
        for (Block block : check.open) {
            check.problem(block.line, 1, "This %" + block.directive + " has no %end.");
        }
        return check.problems;
    }

    private void line(int number, String line) {
        int word = TemplateText.firstWord(line, 0, line.length());
        if (line.startsWith("%%", word)) {
            return;
        }
        Matcher directive = DIRECTIVE.matcher(line);
        if (line.startsWith("%", word) && directive.matches()) {
            directive(
                    number,
                    directive.start(1),
                    directive.group(1),
                    directive.group(2).stripTrailing());
        } else if (line.contains("${")) {
            Matcher call = CALL.matcher(line);
            if (call.find()) {
                problem(number, call.start() + 1, "A template calls no method; let the view hold the text.");
            }
        }
    }

    private void directive(int line, int column, String directive, String rest) {
        switch (directive) {
            case "if" -> {
                expect(CONDITION.matcher(rest).matches(), line, column, "%if (…) asks for names, with !, && and ||.");
                begin(line, column, directive);
            }
            case "foreach" -> {
                expect(FOREACH.matcher(rest).matches(), line, column, "A loop is %foreach ($item in $some.list).");
                begin(line, column, directive);
            }
            case "elseif" -> {
                expect(
                        CONDITION.matcher(rest).matches(),
                        line,
                        column,
                        "%elseif (…) asks for names, with !, && and ||.");
                expect(inside("if"), line, column, "This %elseif belongs to no %if.");
            }
            case "else" -> {
                expect(rest.isEmpty(), line, column, "%else stands alone on its line.");
                expect(inside("if"), line, column, "This %else belongs to no %if.");
            }
            case "end" -> {
                expect(rest.isEmpty(), line, column, "%end stands alone on its line.");
                expect(open.poll() != null, line, column, "This %end ends nothing.");
            }
            default ->
                problem(line, column, "There is no %" + directive + "; there are %if, %elseif, %else, %foreach, %end.");
        }
    }

    private void begin(int line, int column, String directive) {
        open.push(new Block(line, directive));
        expect(open.size() <= DEEPEST, line, column, "Blocks nest at most three deep; let the view decide more.");
    }

    private boolean inside(String directive) {
        Block block = open.peek();
        return block != null && block.directive.equals(directive);
    }

    private void expect(boolean right, int line, int column, String message) {
        if (!right) {
            problem(line, column, message);
        }
    }

    private void problem(int line, int column, String message) {
        problems.add(Problem.error("bad-template", new Location(file, line, column, 1), message));
    }

    private record Block(int line, String directive) {}
}
