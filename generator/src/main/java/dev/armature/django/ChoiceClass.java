package dev.armature.django;

import dev.armature.domain.Choice;
import dev.armature.domain.Entity;
import dev.armature.domain.ValueField;
import dev.armature.python.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The {@code TextChoices} class inside a model that lists a field's choices.
 *
 * @param name after the field: {@code State}
 * @param members in declared order
 */
public record ChoiceClass(String name, List<Member> members) {
    private static final Set<String> TAKEN_CLASSES =
            Set.of("Meta", "DoesNotExist", "MultipleObjectsReturned", "NotUpdated");
    /** What a member must not be called: an enumeration's own attributes, in the spelling of members. */
    private static final Set<String> TAKEN_MEMBERS = Set.of("MRO");

    private static final Pattern NO_NAME = Pattern.compile("[^A-Z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^_+|_+$");

    public ChoiceClass {
        members = List.copyOf(members);
    }

    /** One of the choices: {@code DRAFT = "draft", "Draft"}. */
    public record Member(String name, String value, String label) {}

    /** The class of a choice field. */
    public static ChoiceClass of(ValueField field) {
        String name = Entity.pascal(field.name());
        List<Member> members = new ArrayList<>();
        for (Choice choice : field.choices()) {
            members.add(new Member(free(memberName(choice.value()), members), choice.value(), choice.label()));
        }
        boolean taken = TAKEN_CLASSES.contains(name) || !Names.isIdentifier(name);
        return new ChoiceClass(taken ? name + "Choice" : name, members);
    }

    /** The name of the member with that value. */
    public String member(String value) {
        return members.stream()
                .filter(member -> member.value().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no choice: " + value))
                .name();
    }

    private static String memberName(String value) {
        String capitals = value.toUpperCase(Locale.ROOT);
        String word = ENDS.matcher(NO_NAME.matcher(capitals).replaceAll("_")).replaceAll("");
        if (word.isEmpty() || Character.isDigit(word.charAt(0))) {
            word = word.isEmpty() ? "VALUE" : "VALUE_" + word;
        }
        return TAKEN_MEMBERS.contains(word) || !Names.isIdentifier(word) ? word + "_VALUE" : word;
    }

    private static String free(String wanted, List<Member> members) {
        String name = wanted;
        for (int number = 2; isTaken(name, members); number++) {
            name = wanted + "_" + number;
        }
        return name;
    }

    private static boolean isTaken(String name, List<Member> members) {
        return members.stream().anyMatch(member -> member.name().equals(name));
    }
}
