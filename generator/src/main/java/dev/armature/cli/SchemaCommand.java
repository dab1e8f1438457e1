package dev.armature.cli;

import dev.armature.problem.ExitCode;
import dev.armature.profile.ProfileSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the profile format as JSON Schema; with {@code --json} too, since that is what it is. */
@Command(name = "schema", description = "Print the profile format as JSON Schema, for editors.")
final class SchemaCommand implements Callable<Integer> {
    private final Output output;

    SchemaCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        output.text(ProfileSchema.text());
        return ExitCode.OK.status();
    }
}
