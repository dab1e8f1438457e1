package dev.armature.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.cli.Cli;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Classes do after the change what they did before, and have no lambda left. */
final class ClassesForLambdasTest {
    @Test
    void everyLambdaDoesTheSame() throws Exception {
        Map<String, byte[]> changed = ClassesForLambdas.of(classes(Lambdas.class, "dev/armature/start/Lambdas"));
        Object made = new Changed(changed)
                .loadClass(Lambdas.class.getName())
                .getConstructor()
                .newInstance();
        assertThat(((Supplier<?>) made).get()).isEqualTo(new Lambdas().get());
        assertThat(made.getClass()).isNotEqualTo(Lambdas.class);
        assertThat(changed.values()).noneMatch(ClassesForLambdasTest::asksForLambdas);
    }

    @Test
    void everyClassOfOursIsStillSound() throws Exception {
        Map<String, byte[]> ours = classes(Cli.class, "dev/armature/");
        Map<String, byte[]> changed = ClassesForLambdas.of(ours);
        Changed loader = new Changed(changed);
        for (String name : changed.keySet()) {
            // Only a class that is initialised was verified.
            Class.forName(name.replace('/', '.').replace(".class", ""), true, loader);
        }
        assertThat(changed.size()).isBetween(ours.size() + 100, ours.size() + 500);
        assertThat(changed.values()).noneMatch(ClassesForLambdasTest::asksForLambdas);
    }

    @Test
    void changingAJarAgainChangesNothing(@TempDir Path directory) throws Exception {
        Path jar = directory.resolve("a.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry :
                    classes(Lambdas.class, "dev/armature/start/Lambdas").entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        Path once = directory.resolve("b.jar");
        Path twice = directory.resolve("c.jar");
        ClassesForLambdas.main(new String[] {jar.toString(), once.toString()});
        ClassesForLambdas.main(new String[] {once.toString(), twice.toString()});
        assertThat(once).hasSameBinaryContentAs(twice);
    }

    private static boolean asksForLambdas(byte[] content) {
        boolean[] asks = {false};
        new ClassReader(content)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String type, String signature, String[] exceptions) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitInvokeDynamicInsn(
                                            String function, String shape, Handle bootstrap, Object... arguments) {
                                        asks[0] |= bootstrap.getName().equals("metafactory");
                                    }
                                };
                            }
                        },
                        0);
        return asks[0];
    }

    private static Map<String, byte[]> classes(Class<?> one, String beginning) throws IOException, URISyntaxException {
        Path root =
                Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            for (Path file : all) {
                String name = root.relativize(file).toString();
                if (name.startsWith(beginning) && !name.endsWith("package-info.class")) {
                    classes.put(name, Files.readAllBytes(file));
                }
            }
        }
        return classes;
    }

    /** Defines the changed classes itself, and takes all others as they are. */
    private static final class Changed extends ClassLoader {
        private final Map<String, byte[]> classes;

        Changed(Map<String, byte[]> classes) {
            super(ClassesForLambdasTest.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                byte[] content = classes.get(name.replace('.', '/') + ".class");
                Class<?> known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                return content == null ? super.loadClass(name, resolve) : defineClass(name, content, 0, content.length);
            }
        }
    }
}
