package dev.armature.blueprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.blueprint.Blueprint.Use;
import dev.armature.blueprint.ComponentFile.Content;
import dev.armature.blueprint.ComponentFile.Link;
import dev.armature.blueprint.ComponentFile.Source;
import dev.armature.blueprint.ComponentFile.Template;
import dev.armature.problem.Location;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Armature's own blueprints with the files of their templates, read and checked before, out of the one file that
 * {@link Gathering} writes. To parse and check three hundred files was a fifth of a run.
 */
public final class Gathered {
    private final String root;
    private final byte[] bytes;

    private Gathered(Path home, byte[] bytes) {
        this.root = home + "/";
        this.bytes = bytes;
    }

    /** What was gathered from {@code home} into {@code file}. */
    public static Gathered read(Path home, Path file) {
        try {
            return new Gathered(home, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blueprint of that name. */
    public Blueprint blueprint(String name) {
        int at = ByteBuffer.wrap(bytes).getInt();
        try (DataInputStream head = new DataInputStream(new ByteArrayInputStream(bytes, at, bytes.length - at))) {
            while (!head.readUTF().equals(name)) {
                head.readInt();
                head.readInt();
            }
            int from = head.readInt();
            return new Reader(new String(bytes, from, head.readInt(), UTF_8)).blueprint(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the words of one blueprint in the order in which {@link Gathering} wrote them. */
    private final class Reader {
        private final String text;
        private int next;

        Reader(String text) {
            this.text = text;
        }

        private String word() {
            int from = next;
            next = text.indexOf(Gathering.END, from) + 1;
            return text.substring(from, next - 1);
        }

        private int number() {
            int from = next;
            next = text.indexOf(Gathering.END, from) + 1;
            return Integer.parseInt(text, from, next - 1, 10);
        }

        private Optional<String> optional() {
            String word = word();
            return word.isEmpty() ? Optional.empty() : Optional.of(word);
        }

        private Set<String> words() {
            Set<String> words = new LinkedHashSet<>();
            for (int left = number(); left > 0; left--) {
                words.add(word());
            }
            return words;
        }

        Blueprint blueprint(String name) {
            String summary = word();
            List<Use> uses = new ArrayList<>();
            for (int left = number(); left > 0; left--) {
                String into = word();
                Condition condition = condition();
                uses.add(new Use(component(), into, condition));
            }
            return new Blueprint(name, summary, uses);
        }

        private Condition condition() {
            Set<String> when = words();
            Set<String> unless = words();
            return when.isEmpty() && unless.isEmpty() ? Condition.NONE : new Condition(when, unless);
        }

        private Component component() {
            String name = word();
            Optional<String> each = optional();
            Map<String, ComponentFile> files = new LinkedHashMap<>();
            for (int left = number(); left > 0; left--) {
                ComponentFile file = file();
                files.put(file.path(), file);
            }
            return new Component(name, each, files, Gathering.NOTHING);
        }

        private ComponentFile file() {
            String path = word();
            FileNote note = new FileNote(word(), optional());
            Source source = source();
            boolean executable = number() > 0;
            Condition condition = condition();
            Location at = new Location(root + word(), number(), number(), number());
            return new ComponentFile(path, note, source, executable, condition, at);
        }

        private Source source() {
            Optional<String> link = optional();
            if (link.isPresent()) {
                return new Link(link.get());
            }
            Path file = Path.of(root + word());
            boolean rendered = number() > 0;
            return new Template(file, rendered, false, Optional.of(new Content(bytes, number(), number())));
        }
    }
}
