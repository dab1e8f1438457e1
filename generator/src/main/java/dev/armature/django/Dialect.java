package dev.armature.django;

import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import dev.armature.python.CallCode;
import dev.armature.python.Code;

/** How the same things are spelled in {@code models.py} and in a migration. */
interface Dialect {
    /** A name of one of Python's or Django's modules: {@code uuid.uuid4}. */
    Code library(String module, String name);

    /** One of Python's own types. */
    Code builtin(String name);

    /** A function of the app's own {@code models.py}. */
    Code own(String function);

    /** The time zone UTC. */
    Code utc();

    /** The choices of a field. */
    Code choices(ValueField field);

    /** One of a field's choices. */
    Code choice(ValueField field, String value);

    /** The model that a relation leads to. */
    Code target(RelationField relation);

    /** What happens to a row when the one that it leads to goes. */
    Code onDelete(RelationField.OnDelete rule);

    /** Puts the target of a relation where this dialect has it. */
    void target(CallCode call, RelationField relation);

    /** Puts a label where this dialect has it. */
    void label(CallCode call, String label, boolean relation);

    /** A whole call, with its keywords in this dialect's order. */
    Code call(CallCode call);
}
