package dev.armature.start;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A lambda or method reference, told as {@code LambdaMetafactory.metafactory} is told it.
 *
 * @param function the method of the interface
 * @param shape from what is captured to the interface
 * @param erased the function's type as the interface declares it
 * @param body what the function does
 * @param actual the function's type as it is used here
 */
record Lambda(String function, String shape, Type erased, Handle body, Type actual) {
    /** The interface, by its internal name. */
    String type() {
        return Type.getReturnType(shape).getInternalName();
    }

    /** The method of the interface, with its type. */
    String signature() {
        return function + erased.getDescriptor();
    }

    /** Where an object that stands for it keeps what is captured. */
    List<Slot> slots() {
        return Slot.of(Type.getArgumentTypes(shape));
    }

    /** Writes what the function does, up to its return, as a method of {@code owner}. */
    void write(MethodVisitor code, String owner) {
        if (body.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            code.visitTypeInsn(Opcodes.NEW, body.getOwner());
            code.visitInsn(Opcodes.DUP);
        }
        Type[] captured = Type.getArgumentTypes(shape);
        List<Slot> slots = slots();
        for (int i = 0; i < captured.length; i++) {
            slots.get(i).read(code, owner, captured[i]);
        }
        Type[] given = erased.getArgumentTypes();
        List<Type> wanted = operands().subList(captured.length, captured.length + given.length);
        int local = 1;
        for (int i = 0; i < given.length; i++) {
            code.visitVarInsn(given[i].getOpcode(Opcodes.ILOAD), local);
            Conversion.convert(code, given[i], actual.getArgumentTypes()[i], wanted.get(i));
            local += given[i].getSize();
        }
        call(code);
        Type wantedResult = erased.getReturnType();
        if (wantedResult.getSort() == Type.VOID) {
            Conversion.drop(code, result());
        } else {
            Conversion.convert(code, result(), actual.getReturnType(), wantedResult);
        }
        code.visitInsn(wantedResult.getOpcode(Opcodes.IRETURN));
    }

    /** What the body takes: the object that it is called on, then its parameters. */
    private List<Type> operands() {
        List<Type> operands = new ArrayList<>();
        if (body.getTag() != Opcodes.H_INVOKESTATIC && body.getTag() != Opcodes.H_NEWINVOKESPECIAL) {
            operands.add(Type.getObjectType(body.getOwner()));
        }
        operands.addAll(List.of(Type.getArgumentTypes(body.getDesc())));
        return operands;
    }

    private Type result() {
        return body.getTag() == Opcodes.H_NEWINVOKESPECIAL
                ? Type.getObjectType(body.getOwner())
                : Type.getReturnType(body.getDesc());
    }

    // A private method of the nest is called as any other: invokespecial is for a class's own.
    private void call(MethodVisitor code) {
        int how = switch (body.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            default -> body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        };
        code.visitMethodInsn(how, body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
    }
}
