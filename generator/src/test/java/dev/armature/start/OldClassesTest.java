package dev.armature.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import picocli.CommandLine.Help.TextTable;

/** Classes of libraries are of a format that an archive keeps, and do what they did. */
final class OldClassesTest {
    private static final int MAJOR_VERSION = 6;
    private static final String NAME = TextTable.class.getName().replace('.', '/');

    @Test
    void anOldClassIsMadeNewAndStillSound() throws Exception {
        byte[] old = content(TextTable.class);
        assertThat(version(old)).isLessThan(Opcodes.V1_6);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(NAME + ".class", old);
        byte[] updated = Objects.requireNonNull(ClassesForLambdas.of(entries).get(NAME + ".class"));
        assertThat(version(updated)).isEqualTo(Opcodes.V1_8);
        // Verified as new classes are: without stack maps that fit, it would not load.
        Class<?> loaded = new Loader().define(updated);
        assertThat(loaded.getMethods()).hasSameSizeAs(TextTable.class.getMethods());
        assertThat(Class.forName(loaded.getName(), true, loaded.getClassLoader()))
                .isSameAs(loaded);
    }

    @Test
    void aNewClassStaysAsItIs() throws IOException {
        byte[] content = content(OldClasses.class);
        assertThat(OldClasses.update(content)).isSameAs(content);
    }

    private static int version(byte[] content) {
        return new ClassReader(content).readUnsignedShort(MAJOR_VERSION);
    }

    private static byte[] content(Class<?> type) throws IOException {
        String name = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    private static final class Loader extends ClassLoader {
        Loader() {
            super(OldClassesTest.class.getClassLoader());
        }

        Class<?> define(byte[] content) {
            return defineClass(TextTable.class.getName(), content, 0, content.length);
        }
    }
}
