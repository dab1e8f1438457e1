package dev.armature.start;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The class of one lambda or method reference, told as {@code LambdaMetafactory.metafactory} is told it.
 *
 * @param name of the class
 * @param function the method of the interface
 * @param shape from what is captured to the interface
 * @param erased the function's type as the interface declares it
 * @param body what the function does
 * @param actual the function's type as it is used here
 */
record LambdaClass(String name, String function, String shape, Type erased, Handle body, Type actual) {
    /** The static method that makes an instance from what is captured. */
    static final String MAKE = "make";

    private static final String OBJECT = "java/lang/Object";
    private static final String CONSTRUCTOR = "<init>";

    /** The class, as a member of the nest of {@code host}. */
    byte[] bytes(String host) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String type = Type.getReturnType(shape).getInternalName();
        writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC, name, null, OBJECT, new String[] {type});
        writer.visitNestHost(host);
        Type[] captured = Type.getArgumentTypes(shape);
        for (int i = 0; i < captured.length; i++) {
            writer.visitField(Opcodes.ACC_FINAL, field(i), captured[i].getDescriptor(), null, null)
                    .visitEnd();
        }
        constructor(writer, captured);
        make(writer, captured);
        function(writer, captured);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static String field(int index) {
        return "captured" + index;
    }

    private void constructor(ClassWriter writer, Type[] captured) {
        String descriptor = Type.getMethodDescriptor(Type.VOID_TYPE, captured);
        MethodVisitor code = writer.visitMethod(0, CONSTRUCTOR, descriptor, null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, CONSTRUCTOR, "()V", false);
        int local = 1;
        for (int i = 0; i < captured.length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), local);
            code.visitFieldInsn(Opcodes.PUTFIELD, name, field(i), captured[i].getDescriptor());
            local += captured[i].getSize();
        }
        end(code, Opcodes.RETURN);
    }

    private void make(ClassWriter writer, Type[] captured) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, MAKE, shape, null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        int local = 0;
        for (Type type : captured) {
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
            local += type.getSize();
        }
        String descriptor = Type.getMethodDescriptor(Type.VOID_TYPE, captured);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, CONSTRUCTOR, descriptor, false);
        end(code, Opcodes.ARETURN);
    }

    private void function(ClassWriter writer, Type[] captured) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, function, erased.getDescriptor(), null, null);
        code.visitCode();
        if (body.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            code.visitTypeInsn(Opcodes.NEW, body.getOwner());
            code.visitInsn(Opcodes.DUP);
        }
        for (int i = 0; i < captured.length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, name, field(i), captured[i].getDescriptor());
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
        end(code, wantedResult.getOpcode(Opcodes.IRETURN));
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

    private static void end(MethodVisitor code, int result) {
        code.visitInsn(result);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
