package dev.armature.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArchiveTest {
    @TempDir
    private Path directory;

    @Test
    void tarTakesItApartAgain() throws Exception {
        Map<RelativePath, FileEntry> files = new TreeMap<>(Trees.sample().files());
        String deep = "core/" + "very-long-name/".repeat(20) + "größe.py";
        files.put(new RelativePath(deep), FileEntry.text("deep\n", false, "deep", "test"));
        Path archive = Files.write(directory.resolve("a.tar.gz"), Archive.of(new FileSet(new TreeMap<>(files))));
        Path tree = Files.createDirectory(directory.resolve("tree"));
        Process tar = new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", tree.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(tar.getInputStream().readAllBytes(), UTF_8);
        assertThat(tar.waitFor()).as(output).isZero();
        Map<String, String> unpacked = Trees.of(tree);
        unpacked.values().removeIf("/"::equals);
        assertThat(unpacked).hasSize(files.size()).containsEntry(deep, "deep\n");
        Trees.sample()
                .files()
                .forEach((path, file) -> assertThat(unpacked)
                        .containsEntry(
                                path.value(), (file.executable() ? "x " : file.isLink() ? "-> " : "") + file.asText()));
    }

    @Test
    void whateverIsCompressedComesBack() throws IOException {
        Random random = new Random(7);
        for (int size : new int[] {0, 1, 2, 3, 4, 257, 258, 259, 1000, 40_000, 150_000}) {
            for (int letters : new int[] {1, 2, 5, 256}) {
                byte[] content = new byte[size];
                for (int i = 0; i < size; i++) {
                    content[i] = (byte) random.nextInt(letters);
                }
                assertThat(unzip(Gzip.compress(content)))
                        .as("%s of %s", size, letters)
                        .isEqualTo(content);
            }
        }
    }

    @Test
    void matchesAcrossTheWholeWindowComeBack() throws IOException {
        byte[] content = new byte[200_000];
        new Random(8).nextBytes(content);
        for (int distance = 1; distance < 70_000; distance = distance * 3 / 2 + 1) {
            System.arraycopy(content, 90_000 - distance, content, 90_000 + distance % 1000, 300);
        }
        assertThat(unzip(Gzip.compress(content))).isEqualTo(content);
    }

    @Test
    void codeShrinks() {
        byte[] content =
                "    name = models.CharField(max_length=200)\n".repeat(500).getBytes(UTF_8);
        assertThat(Gzip.compress(content)).hasSizeLessThan(content.length / 50);
    }

    private static byte[] unzip(byte[] compressed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes();
    }
}
