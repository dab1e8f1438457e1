package dev.armature.start;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Brings classes of a format before Java 6 up to date. Those have no stack maps, so that a JVM that loads them from its
 * archive verifies them anew, by the old way, at each start; picocli's are of Java 5.
 */
final class OldClasses {
    private static final int MAJOR_VERSION = 6;

    private OldClasses() {}

    /** The same class in a format with stack maps. What it refers to must be on the class path. */
    static byte[] update(byte[] content) {
        ClassReader reader = new ClassReader(content);
        if (reader.readUnsignedShort(MAJOR_VERSION) >= Opcodes.V1_6) {
            return content;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visit(
                            int version, int access, String name, String signature, String above, String[] interfaces) {
                        super.visit(Opcodes.V1_8, access, name, signature, above, interfaces);
                    }
                },
                0);
        return writer.toByteArray();
    }
}
