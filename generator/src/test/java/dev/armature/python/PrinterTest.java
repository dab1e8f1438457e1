package dev.armature.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Holds the printer against the real ruff: what it prints, ruff leaves as it is. */
final class PrinterTest {
    private static final int STATEMENTS = Integer.getInteger("printer.statements", 3000);
    private static final long SEED = Long.getLong("printer.seed", System.nanoTime());

    private final RandomPython python = new RandomPython(SEED);

    @Test
    void ruffLeavesStatementsAsTheyAre() throws IOException {
        assertUnchanged("", STATEMENTS, i -> python.statement(0));
    }

    @Test
    void ruffLeavesIndentedStatementsAsTheyAre() throws IOException {
        assertUnchanged("if True:\n    if True:\n", STATEMENTS, i -> "        " + python.statement(8));
    }

    @Test
    void ruffLeavesEntriesAsTheyAre() throws IOException {
        assertUnchanged("", STATEMENTS / 4, i -> "urls = [\n    1,\n    " + python.entry(4) + "\n]");
        assertUnchanged("", STATEMENTS / 4, i -> "call(\n    1,\n    " + python.keyword(4) + "\n)");
        assertUnchanged("", STATEMENTS / 4, i -> "items = {\n    1: 2,\n    " + python.item(4) + "\n}");
    }

    @Test
    void ruffLeavesParametersAsTheyAre() throws IOException {
        assertUnchanged(
                "",
                STATEMENTS / 4,
                i -> "def f(\n    a: int,\n    " + python.parameter(i, 4) + "\n):\n    return 1\n\n");
    }

    /** One run of ruff for all: statements follow each other, apart by a comment that finds them again. */
    private static void assertUnchanged(String head, int count, IntFunction<String> one) throws IOException {
        String mark = head.isEmpty() ? "# " : "        # ";
        List<String> printed = new ArrayList<>();
        StringBuilder source = new StringBuilder(head);
        for (int i = 0; i < count; i++) {
            printed.add(one.apply(i));
            source.append(mark).append(i).append('\n').append(printed.get(i)).append('\n');
        }
        String formatted = Ruff.format(source.toString(), Python.LINE_LENGTH);
        int start = formatted.indexOf(mark + 0 + "\n");
        for (int i = 0; i < count; i++) {
            int end = i + 1 < count ? formatted.indexOf(mark + (i + 1) + "\n", start) : formatted.length();
            String kept = formatted.substring(start + (mark + i + "\n").length(), end);
            assertThat(printed.get(i).strip())
                    .as("ruff's is expected; seed %d", SEED)
                    .isEqualTo(kept.strip());
            start = end;
        }
    }
}
