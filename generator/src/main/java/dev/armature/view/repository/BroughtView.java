package dev.armature.view.repository;

import dev.armature.view.brings.Brings;
import dev.armature.view.brings.BroughtSetting;
import java.util.List;
import java.util.stream.Stream;

/**
 * What components add to the files around the two halves.
 *
 * @param settings of both halves
 * @param helpers processes of development
 * @param alone paths that only the FastAPI half of a hybrid serves
 * @param addresses lines of the README's table
 * @param places lines of ARCHITECTURE.md's table
 */
public record BroughtView(
        List<SettingLine> settings,
        List<HelperLine> helpers,
        List<String> alone,
        List<TableLine> addresses,
        List<TableLine> places) {
    public BroughtView {
        settings = List.copyOf(settings);
        helpers = List.copyOf(helpers);
        alone = List.copyOf(alone);
        addresses = List.copyOf(addresses);
        places = List.copyOf(places);
    }

    /**
     * A setting.
     *
     * @param name in capitals
     * @param value its default
     * @param help what it means
     * @param documented what it means and its default, for a table
     */
    public record SettingLine(String name, String value, String help, String documented) {
        static SettingLine of(BroughtSetting setting) {
            String text = setting.spelled();
            String documented = setting.help() + (text.isEmpty() ? "; default: none" : "; default: `" + text + "`");
            return new SettingLine(setting.name(), text, setting.help(), documented);
        }

        // Written out, for distinct lines: what a record has by itself makes dozens of classes at its first use.
        @Override
        public boolean equals(Object other) {
            return other instanceof SettingLine line
                    && name.equals(line.name)
                    && value.equals(line.value)
                    && help.equals(line.help)
                    && documented.equals(line.documented);
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + value.hashCode();
        }
    }

    /**
     * A process.
     *
     * @param name of the process
     * @param module that it runs
     * @param gives the variable with its address
     * @param live a path that answers
     */
    public record HelperLine(String name, String module, String gives, String live) {}

    /**
     * A line of a table.
     *
     * @param subject an address or a path
     * @param what one sentence
     */
    public record TableLine(String subject, String what) {
        static TableLine of(Brings.Line line) {
            return new TableLine(line.subject(), line.what());
        }
    }

    static BroughtView of(Brings brings) {
        return new BroughtView(
                Stream.concat(brings.djangoSettings().stream(), brings.fastapiSettings().stream())
                        .map(SettingLine::of)
                        .distinct()
                        .toList(),
                brings.helpers().stream()
                        .map(one -> new HelperLine(one.name(), one.module(), one.gives(), one.live()))
                        .toList(),
                brings.fastapiAlone().stream().map(path -> "/api/v1" + path).toList(),
                brings.addresses().stream().map(TableLine::of).toList(),
                brings.places().stream().map(TableLine::of).toList());
    }
}
