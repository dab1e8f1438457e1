package dev.armature.start;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A field for something that a lambda captures, whichever lambda: of all objects one type, of all small numbers another.
 *
 * @param type of the field
 * @param index among the fields of that type
 */
record Slot(Type type, int index) {
    private static final Type OBJECT = Type.getType(Object.class);

    /** A slot for each value of these types. */
    static List<Slot> of(Type... captured) {
        List<Slot> slots = new ArrayList<>();
        for (Type one : captured) {
            Type type = widest(one);
            slots.add(new Slot(type, (int)
                    slots.stream().filter(slot -> slot.type.equals(type)).count()));
        }
        return slots;
    }

    private static Type widest(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT -> Type.INT_TYPE;
            case Type.ARRAY, Type.OBJECT -> OBJECT;
            default -> type;
        };
    }

    /** The field's name. */
    String name() {
        return (type.equals(OBJECT) ? "object" : type.getClassName()) + index;
    }

    /** Writes how its value is read, as one of {@code captured}. */
    void read(MethodVisitor code, String owner, Type captured) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, owner, name(), type.getDescriptor());
        if (type.equals(OBJECT) && !captured.equals(OBJECT)) {
            code.visitTypeInsn(Opcodes.CHECKCAST, captured.getInternalName());
        }
    }
}
