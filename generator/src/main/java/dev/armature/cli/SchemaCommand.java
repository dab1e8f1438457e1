package dev.armature.cli;

import dev.armature.problem.ExitCode;
import dev.armature.profile.ProfileSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the profile format as JSON Schema; with {@code --json} too, since that is what it is. */
final class SchemaCommand implements Callable<Integer> {
    private final Output output;

    SchemaCommand(Output output) {
        this.output = output;
    }

    CommandSpec spec() {
        return Arguments.command("schema", "Print the profile format as JSON Schema, for editors.", this);
    }

    @Override
    public Integer call() {
        output.text(ProfileSchema.text());
        return ExitCode.OK.status();
    }
}
