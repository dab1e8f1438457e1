package dev.armature.start;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes ordinary classes for the lambdas and method references of Armature's jar. A JVM makes a class of each when it
 * first meets it; even when those classes are in its archive, finding and linking one costs ten times as much as loading a
 * class, and one run meets a thousand. So all that belong to one class share one here. Libraries' old classes become new
 * ones.
 */
public final class ClassesForLambdas {
    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
    // The same jar gives the same bytes, whenever it is changed.
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final Map<String, LambdaClass> made = new LinkedHashMap<>();
    private final Map<String, List<String>> members = new HashMap<>();

    private ClassesForLambdas() {}

    /** Writes the jar {@code args[0]}, changed, to {@code args[1]}. */
    public static void main(String[] args) throws IOException {
        Map<String, byte[]> entries = of(read(Path.of(args[0])));
        try (OutputStream file = Files.newOutputStream(Path.of(args[1]));
                JarOutputStream jar = new JarOutputStream(new BufferedOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                JarEntry same = new JarEntry(entry.getKey());
                same.setTimeLocal(LONG_AGO);
                jar.putNextEntry(same);
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        }
    }

    private static Map<String, byte[]> read(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                try (InputStream content = jar.getInputStream(entry)) {
                    entries.put(entry.getName(), content.readAllBytes());
                }
            }
        }
        return entries;
    }

    /** The entries of a jar, its classes changed, with those that are made. */
    static Map<String, byte[]> of(Map<String, byte[]> entries) {
        ClassesForLambdas all = new ClassesForLambdas();
        Map<String, byte[]> changed = new LinkedHashMap<>();
        entries.forEach((name, content) -> changed.put(name, all.changed(name, content)));
        all.members.forEach((host, names) ->
                changed.computeIfPresent(host + ".class", (name, content) -> withMembers(content, names)));
        all.made.forEach((name, lambdas) -> changed.put(name + ".class", lambdas.bytes()));
        return changed;
    }

    // Libraries have few lambdas, and their older classes no nests: only in one may a class call another's private
    // methods.
    private byte[] changed(String name, byte[] content) {
        if (!name.endsWith(".class")) {
            return content;
        }
        return name.startsWith("dev/armature/") ? change(content) : OldClasses.update(content);
    }

    private byte[] change(byte[] content) {
        ClassReader reader = new ClassReader(content);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Changer(reader.getClassName(), writer), 0);
        return writer.toByteArray();
    }

    private static byte[] withMembers(byte[] host, List<String> names) {
        ClassReader reader = new ClassReader(host);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visitEnd() {
                        names.forEach(this::visitNestMember);
                        super.visitEnd();
                    }
                },
                0);
        return writer.toByteArray();
    }

    // A default method of an interface may bear the name of another's function. The JDK's do not.
    private LambdaClass made(String host, String type) {
        String name = host + "$$" + (type.startsWith("java/") ? "" : type.replace('/', '_'));
        return made.computeIfAbsent(name, key -> {
            members.computeIfAbsent(host, ours -> new ArrayList<>()).add(name);
            return new LambdaClass(name, host);
        });
    }

    /** Makes an object of a made class where a class of the jar has a lambda. */
    private final class Changer extends ClassVisitor {
        private String host;

        Changer(String name, ClassWriter writer) {
            super(Opcodes.ASM9, writer);
            this.host = name;
        }

        @Override
        public void visitNestHost(String nestHost) {
            host = nestHost;
            super.visitNestHost(nestHost);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            MethodVisitor writer = super.visitMethod(access, method, descriptor, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, writer) {
                private int more;

                @Override
                public void visitInvokeDynamicInsn(
                        String function, String shape, Handle bootstrap, Object... arguments) {
                    if (bootstrap.getOwner().equals(FACTORY)
                            && bootstrap.getName().equals("metafactory")) {
                        Lambda lambda = new Lambda(
                                function, shape, (Type) arguments[0], (Handle) arguments[1], (Type) arguments[2]);
                        made(host, lambda.type()).add(lambda, writer);
                        more = 1;
                    } else {
                        super.visitInvokeDynamicInsn(function, shape, bootstrap, arguments);
                    }
                }

                @Override
                public void visitMaxs(int stack, int locals) {
                    super.visitMaxs(stack + more, locals);
                }
            };
        }
    }
}
