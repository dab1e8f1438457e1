package dev.armature.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the process starts. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        // The launcher tells which streams are terminals: Java 17 cannot ask for one of them alone.
        List<String> terminals =
                List.of(System.getProperty("armature.terminals", "").split(","));
        Interruption interruption = new Interruption();
        interruption.install();
        Shell shell = new Shell(
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                terminals.contains("in"),
                terminals.contains("out"),
                terminals.contains("err"),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                interruption,
                Path.of(System.getProperty("armature.home", ".")).toAbsolutePath(),
                Optional.ofNullable(System.getProperty("armature.gathered")).map(Path::of));
        int status = new Cli(shell).run(args);
        shell.out().flush();
        interruption.finish(status);
        System.exit(status);
    }

    // Whatever the locale says: profiles, paths and JSON are UTF-8.
    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new Pipe(new FileOutputStream(stream)), true, StandardCharsets.UTF_8);
    }

    /** Where to write to; whoever reads may stop, as {@code head} does, without that being a fault. */
    private static final class Pipe extends FilterOutputStream {
        Pipe(FileOutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                if (!"Broken pipe".equals(e.getMessage())) {
                    throw e;
                }
            }
        }
    }
}
