package dev.armature.start;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class that stands for many lambdas. An object of it knows by its number which of those it is that have the same
 * method.
 */
final class LambdaClass {
    /** The static method that makes an object of what is captured and the number. */
    static final String MAKE = "make";

    private static final String OBJECT = "java/lang/Object";
    private static final String CONSTRUCTOR = "<init>";
    private static final String NUMBER = "number";

    private final String self;
    private final String host;
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<Slot> slots = new LinkedHashSet<>();
    private final Map<String, List<Slot>> makers = new LinkedHashMap<>();
    private final Map<String, List<Lambda>> functions = new LinkedHashMap<>();

    /** A class without lambdas, to be a member of the nest of {@code host}. */
    LambdaClass(String name, String host) {
        this.self = name;
        this.host = host;
    }

    /** Adds a lambda and writes how an object for it is made, where what it captures lies on the stack. */
    void add(Lambda lambda, MethodVisitor caller) {
        types.add(lambda.type());
        slots.addAll(lambda.slots());
        List<Lambda> same = functions.computeIfAbsent(lambda.signature(), signature -> new ArrayList<>());
        String type = Type.getMethodDescriptor(Type.getObjectType(self), parameters(lambda.slots()));
        makers.put(type, lambda.slots());
        caller.visitLdcInsn(same.size());
        caller.visitMethodInsn(Opcodes.INVOKESTATIC, self, MAKE, type, false);
        same.add(lambda);
    }

    private static Type[] parameters(List<Slot> slots) {
        List<Type> types = new ArrayList<>(slots.stream().map(Slot::type).toList());
        types.add(Type.INT_TYPE);
        return types.toArray(Type[]::new);
    }

    /** The class. */
    byte[] bytes() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        writer.visit(Opcodes.V17, access, self, null, OBJECT, types.toArray(String[]::new));
        writer.visitNestHost(host);
        writer.visitField(Opcodes.ACC_FINAL, NUMBER, "I", null, null).visitEnd();
        slots.forEach(slot -> writer.visitField(
                        Opcodes.ACC_FINAL, slot.name(), slot.type().getDescriptor(), null, null)
                .visitEnd());
        makers.forEach((type, filled) -> {
            constructor(writer, filled);
            maker(writer, type);
        });
        functions.values().forEach(same -> function(writer, same));
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void constructor(ClassWriter writer, List<Slot> filled) {
        String type = Type.getMethodDescriptor(Type.VOID_TYPE, parameters(filled));
        MethodVisitor code = writer.visitMethod(0, CONSTRUCTOR, type, null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, CONSTRUCTOR, "()V", false);
        int local = 1;
        for (Slot slot : filled) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(slot.type().getOpcode(Opcodes.ILOAD), local);
            code.visitFieldInsn(Opcodes.PUTFIELD, self, slot.name(), slot.type().getDescriptor());
            local += slot.type().getSize();
        }
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ILOAD, local);
        code.visitFieldInsn(Opcodes.PUTFIELD, self, NUMBER, "I");
        code.visitInsn(Opcodes.RETURN);
        end(code);
    }

    private void maker(ClassWriter writer, String type) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, MAKE, type, null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, self);
        code.visitInsn(Opcodes.DUP);
        int local = 0;
        for (Type parameter : Type.getArgumentTypes(type)) {
            code.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), local);
            local += parameter.getSize();
        }
        String constructor = Type.getMethodDescriptor(Type.VOID_TYPE, Type.getArgumentTypes(type));
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, self, CONSTRUCTOR, constructor, false);
        code.visitInsn(Opcodes.ARETURN);
        end(code);
    }

    private void function(ClassWriter writer, List<Lambda> same) {
        Lambda first = same.get(0);
        MethodVisitor code = writer.visitMethod(
                Opcodes.ACC_PUBLIC, first.function(), first.erased().getDescriptor(), null, null);
        code.visitCode();
        if (same.size() == 1) {
            first.write(code, self);
        } else {
            choose(code, same);
        }
        end(code);
    }

    // The last number stands for all that there are not.
    private void choose(MethodVisitor code, List<Lambda> same) {
        Label[] labels = same.stream().map(lambda -> new Label()).toArray(Label[]::new);
        int last = same.size() - 1;
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, self, NUMBER, "I");
        code.visitTableSwitchInsn(0, last, labels[last], labels);
        for (int i = 0; i <= last; i++) {
            code.visitLabel(labels[i]);
            code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            same.get(i).write(code, self);
        }
    }

    private static void end(MethodVisitor code) {
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
