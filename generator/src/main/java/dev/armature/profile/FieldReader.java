package dev.armature.profile;

import dev.armature.problem.Problem;
import dev.armature.problem.ProblemException;
import dev.armature.profile.FieldSource.ChoiceSource;
import dev.armature.profile.FieldSource.Setting;
import dev.armature.yaml.Mapping;
import dev.armature.yaml.Node;
import dev.armature.yaml.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads one field, in its short or its long form:
 *
 * <pre>{@code
 * price: decimal(10,2) min=0
 * weight: {type: decimal, digits: 8, places: 3, optional: true, help: In kilograms.}
 * }</pre>
 */
final class FieldReader {
    private final Findings findings;
    private final Map<String, Setting> options = new LinkedHashMap<>();
    private final List<ChoiceSource> choices = new ArrayList<>();
    private boolean wrong;

    private FieldReader(Findings findings) {
        this.findings = findings;
    }

    /** The field, unless something about its form is wrong. */
    static Optional<FieldSource> read(Word name, Mapping parent, Node node, Findings findings) {
        FieldReader reader = new FieldReader(findings);
        Optional<Word> type = Optional.empty();
        if (node.isNothing()) {
            findings.error("missing-type", name.at(), "the field " + name.text() + " has no type", "string");
        } else if (node.asMapping().isPresent()) {
            type = reader.longForm(name, node);
        } else if (node.asScalar().isPresent()) {
            type = reader.shortForm(node.asScalar().get(), parent.flow());
        } else {
            findings.error("wrong-kind", node.at(), "a field must be text or a mapping, not " + node.kind());
        }
        return type.filter(word -> !reader.wrong)
                .map(word -> new FieldSource(name, word, reader.options, reader.choices));
    }

    private Optional<Word> shortForm(Scalar scalar, boolean inFlow) {
        Optional<ShortForm.Parsed> parsed = parse(scalar, inFlow);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        ShortForm.Parsed form = parsed.get();
        if (!isType(form.type())) {
            return Optional.empty();
        }
        arguments(form.type(), form.arguments());
        for (ShortForm.Option option : form.options()) {
            option(form.type(), option);
        }
        return Optional.of(form.type());
    }

    private Optional<ShortForm.Parsed> parse(Scalar scalar, boolean inFlow) {
        try {
            return Optional.of(ShortForm.parse(scalar));
        } catch (ProblemException e) {
            Problem problem = e.problems().get(0);
            boolean unclosed = problem.code().equals(ShortForm.UNCLOSED);
            if (!unclosed || !CutValue.explain(scalar, inFlow, findings)) {
                findings.add(problem);
            }
            return Optional.empty();
        }
    }

    private boolean isType(Word type) {
        boolean known = FieldWords.types().contains(type.text());
        if (!known) {
            String message = "unknown type " + type.text();
            FieldWords.meant(type.text())
                    .ifPresentOrElse(
                            meant -> findings.error("unknown-type", type.at(), message, meant),
                            () -> findings.unknown("unknown-type", type, message, FieldWords.types()));
        }
        return known;
    }

    private void arguments(Word type, List<ShortForm.Argument> arguments) {
        if (type.is("choice")) {
            for (ShortForm.Argument argument : arguments) {
                argument.key()
                        .ifPresent(key -> refuse("bad-argument", key, "a label needs the long form of the field"));
                choices.add(new ChoiceSource(argument.value(), Optional.empty()));
            }
            return;
        }
        List<String> positions = FieldWords.arguments(type.text());
        for (int i = 0; i < arguments.size(); i++) {
            Optional<Word> key = arguments.get(i).key();
            Word value = arguments.get(i).value();
            if (key.isPresent() && !positions.contains(key.get().text())) {
                refuse(
                        "bad-argument",
                        key.get(),
                        type.text() + " has no argument " + key.get().text());
            } else if (key.isEmpty()
                    && (i >= positions.size() || positions.get(i).equals("through"))) {
                tooMany(type, value, positions);
                return;
            } else {
                put(key.map(Word::text).orElseGet(pick(positions, i)), new Setting(key.orElse(value), value));
            }
        }
    }

    private static Supplier<String> pick(List<String> positions, int index) {
        return () -> positions.get(index);
    }

    private void tooMany(Word type, Word value, List<String> positions) {
        wrong = true;
        if (type.is("many")) {
            String advice = "through=" + value.text();
            findings.error("bad-argument", value.at(), "many takes one entity and through=Entity", advice);
        } else if (positions.isEmpty()) {
            findings.error("bad-argument", value.at(), type.text() + " takes no arguments");
        } else {
            String takes = String.join(", ", positions);
            findings.error("bad-argument", value.at(), type.text() + " takes only (" + takes + ")");
        }
    }

    private void option(Word type, ShortForm.Option option) {
        String key = option.key().text();
        boolean flag = FieldWords.FLAGS.contains(key);
        if (!flag && !FieldWords.OPTIONS.contains(key)) {
            unknownOption(option.key());
        } else if (flag && option.value().isPresent()) {
            wrong = true;
            findings.error("bad-short-form", option.value().get().at(), key + " is a flag: it takes no value", key);
        } else if (!flag && option.value().isEmpty()) {
            wrong = true;
            findings.error("bad-short-form", option.key().at(), key + " needs a value", key + "=value");
        } else {
            Word value = option.value().orElse(new Word("true", option.key().at()));
            applied(type, key, new Setting(option.key(), value));
        }
    }

    private void unknownOption(Word key) {
        List<String> words = new ArrayList<>(FieldWords.FLAGS);
        words.addAll(FieldWords.OPTIONS);
        wrong = true;
        String message = "unknown flag or option " + key.text();
        if (key.is("required")) {
            findings.error("unknown-option", key.at(), message, "delete it: what is not optional is required");
            return;
        }
        FieldWords.meantOption(key.text())
                .ifPresentOrElse(
                        meant -> findings.error("unknown-option", key.at(), message, meant),
                        () -> findings.unknown("unknown-option", key, message, words));
    }

    private Optional<Word> longForm(Word name, Node node) {
        Section section = Section.of(node, "the field " + name.text(), findings)
                .orElseThrow()
                .only(FieldWords.longKeys(), FieldWords::meantKey);
        wrong |= section.entries().stream()
                .anyMatch(entry -> !FieldWords.longKeys().contains(entry.key().text()));
        Optional<Scalar> written = section.scalar("type");
        if (written.isEmpty()) {
            boolean typeAsKey = section.entries().stream()
                    .anyMatch(entry -> FieldWords.types().contains(entry.key().text()));
            if (section.value("type").isEmpty() && !typeAsKey) {
                findings.error("missing-type", name.at(), "the field " + name.text() + " has no type", "type: string");
            }
            return Optional.empty();
        }
        Optional<Word> type = longType(written.get(), section.mapping().flow());
        type.ifPresent(word -> section.entries().forEach(entry -> longOption(word, section, entry)));
        return type;
    }

    /** The type may carry its arguments, but no options: those have keys of their own. */
    private Optional<Word> longType(Scalar written, boolean inFlow) {
        Optional<ShortForm.Parsed> parsed = parse(written, inFlow);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        ShortForm.Parsed form = parsed.get();
        if (!isType(form.type())) {
            return Optional.empty();
        }
        arguments(form.type(), form.arguments());
        if (!form.options().isEmpty()) {
            Word option = form.options().get(0).key();
            refuse("bad-short-form", option, "in the long form " + option.text() + " is a key of its own");
        }
        return Optional.of(form.type());
    }

    private void longOption(Word type, Section section, Mapping.Entry entry) {
        Word key = Word.of(entry.key());
        if (key.is("type")
                || !FieldWords.longKeys().contains(key.text())
                || entry.value().isNothing()) {
            return;
        }
        if (!FieldWords.applies(key.text(), type.text())) {
            doesNotApply(type, key);
        } else if (key.is("values")) {
            values(key, entry.value());
        } else if (FieldWords.FLAGS.contains(key.text())) {
            Optional<Word> value = section.word(key.text());
            boolean good = value.filter(word -> Section.isFlag(word, key.text(), findings))
                    .isPresent();
            wrong |= !good;
            if (good) {
                String truth = YamlScalars.truth(value.get().text()).orElseThrow();
                put(key.text(), new Setting(key, new Word(truth, value.get().at())));
            }
        } else {
            single(type, key, section, entry.value());
        }
    }

    private void single(Word type, Word key, Section section, Node value) {
        if (key.is("default") && type.is("json") && !isJsonText(value)) {
            Optional<Word> json = NodeJson.write(value, findings);
            wrong |= json.isEmpty();
            json.ifPresent(word -> put("default", new Setting(key, word)));
            return;
        }
        Optional<Word> word = section.word(key.text());
        wrong |= word.isEmpty();
        word.ifPresent(text -> put(key.text(), new Setting(key, text)));
    }

    /** Whether it is JSON in quotes, as in the short form; other quoted values are texts. */
    private static boolean isJsonText(Node value) {
        return value.asScalar()
                .filter(scalar -> !scalar.isPlain() && scalar.text().matches("(?s)\\s*[\\[{].*"))
                .isPresent();
    }

    private void values(Word key, Node node) {
        if (!choices.isEmpty()) {
            refuse("duplicate-value", key, "the values are given twice");
        }
        if (node.asMapping().isEmpty() && node.asSequence().isEmpty()) {
            refuse("wrong-kind", new Word("", node.at()), "values must be a list, or a mapping of values to labels");
        }
        node.asMapping().ifPresent(this::labelled);
        for (Node item : node.asSequence().map(list -> list.items()).orElse(List.of())) {
            if (item.asMapping().isPresent()) {
                labelled(item.asMapping().get());
            } else if (item.asScalar().isPresent()) {
                choices.add(new ChoiceSource(Word.of(item.asScalar().get()), Optional.empty()));
            } else {
                refuse("wrong-kind", new Word("", item.at()), "a value must be text");
            }
        }
    }

    private void labelled(Mapping pairs) {
        for (Mapping.Entry pair : pairs.entries()) {
            Optional<Scalar> label = pair.value().asScalar();
            if (label.isEmpty()) {
                refuse("wrong-kind", Word.of(pair.key()), "the label of a value must be text");
            }
            label.ifPresent(text -> new Texts(findings).require(Word.of(text), "the label of a value", false));
            choices.add(new ChoiceSource(
                    Word.of(pair.key()),
                    label.filter(text -> !text.isNothing()).map(Scalar::text).filter(text -> !text.isBlank())));
        }
    }

    private void applied(Word type, String key, Setting setting) {
        if (FieldWords.applies(key, type.text())) {
            put(key, setting);
        } else {
            doesNotApply(type, setting.key());
        }
    }

    private void doesNotApply(Word type, Word key) {
        wrong = true;
        String message = key.text() + " has no meaning for a field of type " + type.text();
        findings.error("option-not-allowed", key.at(), message, "delete " + key.text());
    }

    private void put(String key, Setting setting) {
        if (options.putIfAbsent(key, setting) != null) {
            refuse("duplicate-value", setting.key(), key + " is given twice");
        }
    }

    private void refuse(String code, Word word, String message) {
        wrong = true;
        findings.error(code, word.at(), message);
    }
}
