package dev.armature.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.problem.ExitCode;
import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Runs a command line; hides which library parses it. */
public final class Cli {
    private final CommonOptions options = new CommonOptions();
    private final Shell shell;
    private final Output output;

    /** A command line in {@code shell}. */
    public Cli(Shell shell) {
        this.shell = shell;
        this.output = new Output(shell, options);
    }

    /** Runs one command and returns the exit status of the process. */
    public int run(String... args) {
        boolean plain = List.of(args).contains("--no-color");
        CommandLine commandLine = commandLine(args.length > 0 ? args[0] : "");
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(plain ? Ansi.OFF : output.ansi()));
        try {
            return output.after(commandLine.execute(args));
        } catch (StackOverflowError | OutOfMemoryError e) {
            return failed("armature", new IllegalStateException(e));
        }
    }

    private CommandLine commandLine(String first) {
        CommandLine commandLine = new CommandLine(new RootCommand(options, output).spec());
        // The usual command is asked for by its name: then picocli need not look through the others.
        if (first.equals("new")) {
            commandLine.addSubcommand(new NewCommand(shell, output).spec());
        } else {
            addAll(commandLine);
        }
        return commandLine
                .setOut(new PrintWriter(shell.out(), true, UTF_8))
                .setErr(new PrintWriter(shell.err(), true, UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(this::misused)
                .setExecutionExceptionHandler((e, command, parsed) -> failed(command.getCommandName(), e));
    }

    // In the order in which help lists them.
    private void addAll(CommandLine commandLine) {
        commandLine.addSubcommand(new NewCommand(shell, output).spec());
        commandLine.addSubcommand(new ValidateCommand(shell, output).spec());
        commandLine.addSubcommand(new ListCommand(shell, output).spec());
        commandLine.addSubcommand(new SchemaCommand(output).spec());
        commandLine.addSubcommand(new CompletionCommand(output).spec());
        commandLine.addSubcommand(new HelpCommand(output).spec());
    }

    private int misused(ParameterException e, String[] args) {
        options.guess(args);
        CommandLine command = e.getCommandLine();
        return failed(command.getCommandName(), new ProblemException(ExitCode.INPUT, UsageProblem.of(e)));
    }

    private int failed(String command, Exception e) {
        ProblemException failure = e instanceof ProblemException problem ? problem : unexpected(e);
        output.failure(command, failure);
        return failure.exit().status();
    }

    private static ProblemException unexpected(Exception e) {
        Throwable cause = e instanceof UncheckedIOException wrapped ? wrapped.getCause() : e;
        Problem problem = cause instanceof IOException io
                ? Problem.error("io", describe(io)).suggest("check the disk and the permissions, then run it again")
                : Problem.error("internal", "Armature itself failed: " + cause)
                        .suggest("please report this with the output of the same command with --verbose");
        ProblemException failure = new ProblemException(ExitCode.FAULT, problem);
        failure.initCause(e);
        return failure;
    }

    private static String describe(IOException e) {
        if (e instanceof FileSystemException fault && fault.getFile() != null) {
            return "cannot read or write " + fault.getFile() + ": " + reason(fault);
        }
        return "cannot read or write: " + e.getMessage();
    }

    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (e instanceof AccessDeniedException) {
            return "that is not permitted";
        }
        return Objects.requireNonNullElse(e.getReason(), e.getClass().getSimpleName());
    }
}
