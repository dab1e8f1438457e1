package dev.armature.start;

import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Turns a value on the stack into another type's: by a cast, by boxing, or by taking it out of its box. */
final class Conversion {
    private static final List<Type> PRIMITIVES = List.of(
            Type.BOOLEAN_TYPE,
            Type.CHAR_TYPE,
            Type.BYTE_TYPE,
            Type.SHORT_TYPE,
            Type.INT_TYPE,
            Type.FLOAT_TYPE,
            Type.LONG_TYPE,
            Type.DOUBLE_TYPE);
    private static final List<Type> BOXES = List.of(
            Type.getType(Boolean.class),
            Type.getType(Character.class),
            Type.getType(Byte.class),
            Type.getType(Short.class),
            Type.getType(Integer.class),
            Type.getType(Float.class),
            Type.getType(Long.class),
            Type.getType(Double.class));

    private Conversion() {}

    /**
     * Converts the topmost value.
     *
     * @param from what it is
     * @param known what the compiler knows it to be; tells which box a value lies in
     * @param to what it is to be
     */
    static void convert(MethodVisitor code, Type from, Type known, Type to) {
        if (isPrimitive(from)) {
            if (isPrimitive(to)) {
                widen(code, from, to);
            } else {
                box(code, from);
            }
        } else if (isPrimitive(to)) {
            int box = BOXES.indexOf(isPrimitive(known) ? from : known);
            Type inside = box < 0 ? to : PRIMITIVES.get(box);
            unbox(code, inside);
            widen(code, inside, to);
        } else if (!to.equals(from) && !to.equals(Type.getType(Object.class))) {
            code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
        }
    }

    /** Takes the topmost value away. */
    static void drop(MethodVisitor code, Type type) {
        if (type.getSize() > 0) {
            code.visitInsn(type.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
        }
    }

    private static boolean isPrimitive(Type type) {
        return PRIMITIVES.contains(type);
    }

    private static void box(MethodVisitor code, Type primitive) {
        Type box = BOXES.get(PRIMITIVES.indexOf(primitive));
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                box.getInternalName(),
                "valueOf",
                Type.getMethodDescriptor(box, primitive),
                false);
    }

    private static void unbox(MethodVisitor code, Type primitive) {
        String box = BOXES.get(PRIMITIVES.indexOf(primitive)).getInternalName();
        code.visitTypeInsn(Opcodes.CHECKCAST, box);
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                box,
                primitive.getClassName() + "Value",
                Type.getMethodDescriptor(primitive),
                false);
    }

    private static void widen(MethodVisitor code, Type from, Type to) {
        if (from.equals(to)) {
            return;
        }
        boolean small = PRIMITIVES.indexOf(from) <= PRIMITIVES.indexOf(Type.INT_TYPE);
        if (small && to.equals(Type.LONG_TYPE)) {
            code.visitInsn(Opcodes.I2L);
        } else if (!small || !to.equals(Type.INT_TYPE)) {
            throw new IllegalArgumentException("no lambda needs " + from + " to become " + to);
        }
    }
}
