package dev.armature.profile;

import dev.armature.domain.Default;
import dev.armature.domain.Default.Kind;
import dev.armature.domain.FieldType;
import java.util.List;
import java.util.Optional;

/** Makes the default of a field that holds a value. */
final class DefaultBuilder {
    private final Literals literals;
    private final Bounds bounds;
    private final Optional<String> pattern;
    private final Findings findings;

    DefaultBuilder(Literals literals, Bounds bounds, Optional<String> pattern, Findings findings) {
        this.literals = literals;
        this.bounds = bounds;
        this.pattern = pattern;
        this.findings = findings;
    }

    Optional<Default> build(FieldSource field) {
        Optional<Word> written = field.option("default");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Word word = written.get();
        if (word.is("now") && literals.type() == FieldType.DATETIME) {
            return Optional.of(new Default(Kind.NOW, ""));
        }
        if (word.is("today") && literals.type() == FieldType.DATE) {
            return Optional.of(new Default(Kind.TODAY, ""));
        }
        Optional<String> value = literals.canonical(word.text());
        if (value.isEmpty() && word.is("now") && literals.type() == FieldType.TIME) {
            String message = "default=now is a moment, which a time of day cannot hold";
            findings.error("bad-default", word.at(), message, "type: datetime");
            return Optional.empty();
        }
        if (value.isEmpty()) {
            refuse(word);
            return Optional.empty();
        }
        return value.filter(text -> isAllowed(field, word, text)).map(Default::literal);
    }

    private void refuse(Word word) {
        if (literals.type() == FieldType.JSON && word.is("null")) {
            findings.error(
                    "bad-default",
                    word.at(),
                    "null is what an optional field holds anyway, and no value of a required one",
                    "delete default=null");
            return;
        }
        String message = spell(word) + " is not " + literals.expectation();
        Respelling.of(word.text(), literals)
                .ifPresentOrElse(
                        meant -> findings.error("bad-default", word.at(), message, meant),
                        () -> findings.unknown("bad-default", word, message, words(literals.type())));
    }

    private static List<String> words(FieldType type) {
        return switch (type) {
            case DATE -> List.of("today");
            case DATETIME -> List.of("now");
            case JSON -> List.of("{}", "[]", "'\"text\"'");
            case BOOLEAN -> List.of("true", "false");
            default -> List.of();
        };
    }

    private boolean isAllowed(FieldSource field, Word word, String value) {
        if (value.isEmpty() && literals.type() != FieldType.BINARY) {
            boolean holdsEmpty = field.has("optional") && !field.has("unique");
            if (!holdsEmpty) {
                findings.error("bad-default", word.at(), "the default is empty, but the field must not be", "optional");
            }
            return holdsEmpty;
        }
        Literals measure = Bounds.measure(literals);
        String measured =
                measure.type() == literals.type() ? value : Integer.toString(value.codePointCount(0, value.length()));
        boolean low =
                bounds.min().filter(min -> measure.compare(measured, min) < 0).isPresent();
        boolean high =
                bounds.max().filter(max -> measure.compare(measured, max) > 0).isPresent();
        if (low || high) {
            String bound = low ? "min" : "max";
            String limit = field.option(bound).map(Word::text).orElse("");
            String side = low ? " is below min=" : " is above max=";
            findings.error("bad-default", word.at(), spell(word) + side + limit);
        }
        boolean unlike = pattern.filter(it -> PatternMatch.differs(it, value)).isPresent();
        if (unlike) {
            findings.error("bad-default", word.at(), spell(word) + " is not like pattern=" + pattern.orElseThrow());
        }
        return !low && !high && !unlike;
    }

    private static String spell(Word word) {
        return "default=" + word.text();
    }
}
