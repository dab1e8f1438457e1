package dev.armature.profile;

import dev.armature.domain.Default;
import dev.armature.domain.EntityRef;
import dev.armature.domain.RelationField;
import dev.armature.domain.RelationField.Kind;
import dev.armature.domain.RelationField.OnDelete;
import java.util.Locale;
import java.util.Optional;

/** Makes a field that leads to another entity. */
final class RelationFieldBuilder {
    private final Declared declared;
    private final Findings findings;

    RelationFieldBuilder(Declared declared, Findings findings) {
        this.declared = declared;
        this.findings = findings;
    }

    Optional<RelationField> build(FieldSource field, EntitySource owner) {
        Optional<Word> to = field.option("to");
        if (to.isEmpty()) {
            String type = field.type().text();
            findings.error("bad-argument", field.type().at(), type + " needs an entity to lead to", type + "(Entity)");
            return Optional.empty();
        }
        Optional<EntityRef> target = declared.resolve(to.get(), owner.ref());
        Kind kind = OptionsBuilder.kind(field);
        Optional<EntityRef> through = field.option("through").flatMap(name -> through(name, owner, target));
        Optional<Default> defaultValue = defaultValue(field, target);
        OnDelete onDelete = onDelete(field, kind);
        Optional<String> related = field.option("related")
                .filter(word -> new Names(findings).isSnake(word, "a way back"))
                .map(Word::text);
        var options = new OptionsBuilder(findings).build(field, defaultValue, owner);
        return target.map(
                ref -> new RelationField(field.name().text(), kind, ref, through, onDelete, related, options));
    }

    private OnDelete onDelete(FieldSource field, Kind kind) {
        Optional<Word> word = field.option("on_delete");
        if (word.isEmpty()) {
            OnDelete gentle = field.has("optional") ? OnDelete.SET_NULL : OnDelete.PROTECT;
            return kind == Kind.MANY ? OnDelete.CASCADE : gentle;
        }
        if (!FieldWords.ON_DELETE.contains(word.get().text())) {
            String message = "on_delete cannot be " + word.get().text();
            findings.unknown("unknown-value", word.get(), message, FieldWords.ON_DELETE);
            return OnDelete.PROTECT;
        }
        OnDelete onDelete = OnDelete.valueOf(word.get().text().toUpperCase(Locale.ROOT));
        if (onDelete == OnDelete.SET_NULL && !field.has("optional")) {
            String message = field.name().text() + " is required, so it cannot be set to null";
            findings.error("set-null-required", word.get().at(), message, "optional, or on_delete=protect");
        }
        return onDelete;
    }

    private Optional<Default> defaultValue(FieldSource field, Optional<EntityRef> target) {
        Optional<Word> word = field.option("default");
        if (word.isEmpty()) {
            return Optional.empty();
        }
        boolean toUser = target.filter(EntityRef.USER::equals).isPresent();
        if (!word.get().is("current_user") || (target.isPresent() && !toUser)) {
            String message = toUser
                    ? "the default of a reference to User can only be current_user"
                    : "only a reference to User can have a default, current_user";
            findings.refuse(
                    "bad-default",
                    word.get(),
                    message,
                    Optional.of("current_user").filter(meant -> toUser));
            return Optional.empty();
        }
        return Optional.of(new Default(Default.Kind.CURRENT_USER, ""));
    }

    /** The declared join: it must lead to each side, or twice to the same; the first references count. */
    private Optional<EntityRef> through(Word name, EntitySource owner, Optional<EntityRef> target) {
        if (name.is("self") || name.is("User")) {
            findings.error("bad-through", name.at(), name.text() + " cannot be a join");
            return Optional.empty();
        }
        Optional<EntityRef> join = declared.resolve(name, owner.ref());
        if (join.isPresent() && target.isPresent()) {
            EntitySource source = declared.get(join.get());
            boolean toItself = target.get().equals(owner.ref());
            checkSide(name, source, owner.ref(), toItself ? 2 : 1);
            if (!toItself) {
                checkSide(name, source, target.get(), 1);
            }
        }
        return join;
    }

    private void checkSide(Word name, EntitySource join, EntityRef side, int wanted) {
        long references = join.fields().stream()
                .filter(field -> field.type().is("ref") || field.type().is("one"))
                .filter(field -> leadsTo(field, join, side))
                .count();
        boolean broken = join.fields().size() < join.fieldNames().size();
        if (references < wanted && !broken) {
            String what = wanted == 1 ? " has no reference to " : " needs two references to ";
            findings.error("bad-through", name.at(), join.ref().name() + what + side.name());
        }
    }

    private boolean leadsTo(FieldSource field, EntitySource join, EntityRef side) {
        Findings quiet = new Findings(findings.source());
        return field.option("to")
                .flatMap(to -> declared.quietly(quiet).resolve(to, join.ref()))
                .filter(side::equals)
                .isPresent();
    }
}
