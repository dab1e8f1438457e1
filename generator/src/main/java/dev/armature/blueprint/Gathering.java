package dev.armature.blueprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.blueprint.Blueprint.Use;
import dev.armature.blueprint.ComponentFile.Link;
import dev.armature.blueprint.ComponentFile.Template;
import dev.armature.view.brings.Brings;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes Armature's own blueprints and the files of their templates as one file: where its head lies, what is in the
 * files, the words of each blueprint, and the head, which tells where those are.
 */
public final class Gathering {
    /** Ends a word; no word has it. */
    static final char END = '\0';

    /** What a component brings that brings nothing. Armature's own bring nothing so far. */
    static final Brings NOTHING = Brings.of(List.of(Brings.NOTHING));

    private final Path home;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Path, Integer> known = new HashMap<>();
    private StringBuilder words = new StringBuilder();

    private Gathering(Path home) {
        this.home = home;
    }

    /** The file that {@link Gathered} reads. */
    public static byte[] of(Path home, List<Blueprint> blueprints) throws IOException {
        return new Gathering(home).all(blueprints);
    }

    private byte[] all(List<Blueprint> blueprints) throws IOException {
        out.write(new byte[Integer.BYTES]);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream head = new DataOutputStream(bytes);
        for (Blueprint blueprint : blueprints) {
            words = new StringBuilder();
            blueprint(blueprint);
            byte[] text = words.toString().getBytes(UTF_8);
            head.writeUTF(blueprint.name());
            head.writeInt(out.size());
            head.writeInt(text.length);
            out.write(text);
        }
        int at = out.size();
        out.write(bytes.toByteArray());
        return ByteBuffer.wrap(out.toByteArray()).putInt(0, at).array();
    }

    private void blueprint(Blueprint blueprint) throws IOException {
        add(blueprint.summary());
        add(blueprint.uses().size());
        for (Use use : blueprint.uses()) {
            add(use.into());
            add(use.condition());
            component(use.component());
        }
    }

    private void component(Component component) throws IOException {
        if (!component.brings().equals(NOTHING)) {
            throw new IllegalArgumentException(component.name() + " brings something, which is not gathered yet");
        }
        add(component.name());
        add(component.each().orElse(""));
        add(component.files().size());
        for (ComponentFile file : component.files().values()) {
            file(file);
        }
    }

    private void file(ComponentFile file) throws IOException {
        add(file.path());
        add(file.note().purpose());
        add(file.note().counterpart().orElse(""));
        if (file.source() instanceof Template template) {
            add("");
            template(template);
        } else {
            add(((Link) file.source()).target());
        }
        add(file.executable() ? 1 : 0);
        add(file.condition());
        add(home.relativize(Path.of(file.at().file())).toString());
        add(file.at().line());
        add(file.at().column());
        add(file.at().length());
    }

    private void template(Template template) throws IOException {
        byte[] content = template.bytes();
        if (!known.containsKey(template.file())) {
            known.put(template.file(), out.size());
            out.write(content);
        }
        add(home.relativize(template.file()).toString());
        add(template.rendered() ? 1 : 0);
        add(known.getOrDefault(template.file(), 0));
        add(content.length);
    }

    private void add(Condition condition) {
        add(condition.when());
        add(condition.unless());
    }

    private void add(Collection<String> all) {
        add(all.size());
        all.stream().sorted().forEach(this::add);
    }

    private void add(int number) {
        add(Integer.toString(number));
    }

    private void add(String word) {
        if (word.indexOf(END) >= 0) {
            throw new IllegalArgumentException("a word of a blueprint has the character that ends words: " + word);
        }
        words.append(word).append(END);
    }
}
