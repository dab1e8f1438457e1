package dev.armature.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Completion scripts, made of the commands that there are. Where a command takes words of its own, those complete, else
 * files do.
 */
final class Completion {
    private final CommandSpec root;

    Completion(CommandSpec root) {
        this.root = root;
    }

    String bash() {
        StringBuilder cases = new StringBuilder();
        for (CommandLine command : commands()) {
            CommandSpec spec = command.getCommandSpec();
            cases.append("        %s) words=\"%s\"%s ;;\n"
                    .formatted(
                            command.getCommandName(),
                            String.join(" ", words(spec)),
                            takesFiles(spec) ? " files=yes" : ""));
        }
        return """
                # Completes armature in bash: source <(armature completion bash)
                _armature() {
                    local current=${COMP_WORDS[COMP_CWORD]} command= word words= files=
                    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                        case $word in -*) ;; *) command=$word; break ;; esac
                    done
                    case $command in
                        "") words="%s" ;;
                %s    esac
                    COMPREPLY=($(compgen -W "$words" -- "$current"))
                    # A name may hold spaces.
                    local IFS=$'\\n'
                    if [ -n "$files" ]; then COMPREPLY+=($(compgen -f -- "$current")); fi
                }
                complete -o filenames -F _armature armature ./armature
                """.formatted(String.join(" ", words(root)), cases);
    }

    String zsh() {
        StringBuilder cases = new StringBuilder();
        for (CommandLine command : commands()) {
            cases.append("        %s) _arguments %s ;;\n"
                    .formatted(command.getCommandName(), zshWords(command.getCommandSpec())));
        }
        String commands = commands().stream()
                .map(command -> quoted(command.getCommandName() + ":" + summary(command.getCommandSpec())))
                .collect(Collectors.joining(" "));
        return """
                #compdef armature
                # Completes armature in zsh: source <(armature completion zsh)
                _armature() {
                    local -a commands
                    commands=(%s)
                    if (( CURRENT == 2 )); then
                        _describe command commands
                        _arguments %s
                        return
                    fi
                    local command=$words[2]
                    shift words
                    (( CURRENT-- ))
                    case $command in
                %s    esac
                }
                compdef _armature armature
                # Found by zsh as a file of its fpath, it is called for its first word by being read.
                if [ "$funcstack[1]" = _armature ]; then _armature; fi
                """.formatted(commands, zshWords(root), cases);
    }

    String fish() {
        StringBuilder script = new StringBuilder("# Completes armature in fish: armature completion fish | source\n");
        options(root).forEach(option -> script.append(fishOption("", option)));
        for (CommandLine command : commands()) {
            String name = command.getCommandName();
            CommandSpec spec = command.getCommandSpec();
            script.append("complete -c armature -n __fish_use_subcommand -f -a %s -d %s\n"
                    .formatted(name, quoted(summary(spec))));
            String within = " -n " + quoted("__fish_seen_subcommand_from " + name);
            options(spec).stream()
                    .filter(option -> !option.inherited())
                    .forEach(option -> script.append(fishOption(within, option)));
            if (spec != root && !takesFiles(spec)) {
                script.append("complete -c armature%s -f\n".formatted(within));
            }
            candidates(spec)
                    .forEach(word -> script.append("complete -c armature%s -f -a %s\n".formatted(within, word)));
        }
        return script.toString();
    }

    private static String fishOption(String within, OptionSpec option) {
        String value = option.arity().max() > 0 ? " -r" : "";
        return "complete -c armature%s -l %s%s -d %s\n"
                .formatted(within, option.longestName().substring(2), value, quoted(summary(option)));
    }

    private List<CommandLine> commands() {
        return List.copyOf(root.subcommands().values());
    }

    private static List<OptionSpec> options(CommandSpec spec) {
        return spec.options().stream()
                .filter(option -> option.longestName().startsWith("--") && !option.hidden())
                .toList();
    }

    private List<String> words(CommandSpec spec) {
        List<String> words = new ArrayList<>(candidates(spec));
        if (spec == root) {
            commands().forEach(command -> words.add(command.getCommandName()));
        }
        options(spec).forEach(option -> words.add(option.longestName()));
        return words;
    }

    private List<String> candidates(CommandSpec spec) {
        List<String> words = new ArrayList<>();
        for (ArgSpec parameter : spec.positionalParameters()) {
            if (parameter.completionCandidates() != null) {
                parameter.completionCandidates().forEach(words::add);
            }
        }
        if (spec.name().equals("help")) {
            commands().forEach(command -> words.add(command.getCommandName()));
        }
        return words;
    }

    private String zshWords(CommandSpec spec) {
        List<String> words = new ArrayList<>();
        for (OptionSpec option : options(spec)) {
            words.add(quoted(zshOption(option)));
        }
        List<String> values = candidates(spec);
        if (!values.isEmpty()) {
            words.add(quoted("1:word:(" + String.join(" ", values) + ")"));
        } else if (takesFiles(spec)) {
            words.add(quoted("*:file:_files"));
        }
        return String.join(" ", words);
    }

    private static String zshOption(OptionSpec option) {
        String summary = "[" + summary(option).replaceAll("([\\[\\]:\\\\])", "\\\\$1") + "]";
        if (option.arity().max() == 0) {
            return option.longestName() + summary;
        }
        String label = option.paramLabel();
        String again = option.isMultiValue() ? "*" : "";
        return again + option.longestName() + "=" + summary + ":" + label + ":"
                + (label.equals("DIR") ? "_files -/" : "");
    }

    private boolean takesFiles(CommandSpec spec) {
        return !spec.positionalParameters().isEmpty() && candidates(spec).isEmpty();
    }

    private static String summary(CommandSpec spec) {
        return String.join(" ", spec.usageMessage().description());
    }

    private static String summary(OptionSpec option) {
        return String.join(" ", option.description());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
