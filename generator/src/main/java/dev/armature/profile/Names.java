package dev.armature.profile;

import dev.armature.python.StandardLibrary;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which names apps, entities and fields may have. */
final class Names {
    private static final int LONGEST = 100;
    /** Django's permissions hold {@code delete_ENTITY} in 100 characters. */
    private static final int LONGEST_ENTITY = 93;
    /** What stands before the at sign of an address. */
    private static final int LONGEST_ROLE = 64;

    private static final Pattern SNAKE = Pattern.compile("[a-z][a-z0-9_]*");

    private final Findings findings;

    Names(Findings findings) {
        this.findings = findings;
    }

    boolean app(Word name) {
        if (!isSnake(name, "an app")) {
            return false;
        }
        String text = name.text();
        if (ReservedNames.APPS.contains(text)) {
            return reserved(name, text + " is a part of every rendered project");
        }
        if (StandardLibrary.contains(text)) {
            return reserved(name, text + " is a module of Python's standard library");
        }
        if (ReservedNames.DEPENDENCIES.contains(text)) {
            return reserved(name, text + " is a package that the rendered project imports");
        }
        return true;
    }

    boolean entity(Word name) {
        String text = name.text();
        if (isKeyword(text)) {
            return reserved(name, text + " is a keyword of Python");
        }
        if (!text.matches("[A-Z][A-Za-z0-9]*")) {
            String advice = pascal(text);
            bad(name, "an entity is named in PascalCase: letters and digits, a capital first", advice);
            return false;
        }
        if (text.equals("User")) {
            findings.error(
                    "reserved-name",
                    name.at(),
                    "every project has accounts.User already",
                    "declare its fields under user: at the top");
            return false;
        }
        if (ReservedNames.ENTITIES.contains(text)) {
            return reserved(name, text + " is a class inside of every model");
        }
        return isShort(name, LONGEST_ENTITY);
    }

    /** A field of an entity, or of the user. */
    boolean field(Word name, boolean ofUser) {
        if (!isSnake(name, "a field")) {
            return false;
        }
        String text = name.text();
        if (text.equals("id")) {
            return reserved(name, "every entity has the key id already");
        }
        if (ofUser && ReservedNames.USER.contains(text)) {
            return reserved(name, "the user has " + text + " already");
        }
        String owner = ReservedNames.ownerOfAttribute(text);
        if (!owner.isEmpty()) {
            return reserved(
                    name,
                    text + " would hide what " + owner + (owner.endsWith("s") ? " have" : " has") + " under this name");
        }
        return true;
    }

    /** A role: the name of a Django group, and what the login of its user in the demo begins with. */
    boolean role(Word name) {
        String text = name.text();
        if (!text.matches("[a-z][a-z0-9]*([-_][a-z0-9]+)*")) {
            String advice = snake(text);
            bad(name, "a role is named in small letters, digits, - and _, a letter first", advice);
            return false;
        }
        if (text.equals("admin") || text.matches("tenant-[0-9]+")) {
            return reserved(name, "make demo has a user " + text + " already");
        }
        return isShort(name, LONGEST_ROLE);
    }

    /** A name in snake_case that Python can have. */
    boolean isSnake(Word name, String what) {
        String text = name.text();
        if (isKeyword(text)) {
            return reserved(name, text + " is a keyword of Python");
        }
        boolean isSnake = SNAKE.matcher(text).matches();
        if (isSnake && text.endsWith("_")) {
            bad(name, "a name cannot end with an underscore", text.replaceAll("_+$", ""));
            return false;
        }
        if (isSnake && text.contains("__")) {
            bad(name, "a name cannot have two underscores in a row", text.replaceAll("_+", "_"));
            return false;
        }
        if (!isSnake) {
            bad(name, what + " is named in snake_case: small letters, digits and _, a letter first", snake(text));
            return false;
        }
        return isShort(name, LONGEST);
    }

    private static boolean isKeyword(String text) {
        return text.equals("_") || dev.armature.python.Names.isKeyword(text);
    }

    private boolean isShort(Word name, int longest) {
        if (name.text().length() > longest) {
            findings.error("bad-name", name.at(), "a name cannot be longer than " + longest + " characters");
        }
        return name.text().length() <= longest;
    }

    private void bad(Word name, String message, String advice) {
        boolean useful = advice.matches("[A-Za-z][A-Za-z0-9_]*") && !advice.equals(name.text());
        if (useful) {
            findings.error("bad-name", name.at(), message, advice);
        } else {
            findings.error("bad-name", name.at(), message);
        }
    }

    private boolean reserved(Word name, String why) {
        findings.error("reserved-name", name.at(), why, "choose another name");
        return false;
    }

    private static String snake(String text) {
        String latin = Slugs.of(Plurals.snake(text)).orElse("");
        return latin.replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[0-9_]+|_+$", "")
                .toLowerCase(Locale.ROOT);
    }

    /** A text as an entity is named. */
    static String pascal(String text) {
        StringBuilder name = new StringBuilder();
        for (String part : text.split("[^A-Za-z0-9]+", -1)) {
            Optional.of(part)
                    .filter(word -> !word.isEmpty())
                    .ifPresent(word -> name.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                            .append(word.substring(1)));
        }
        return name.toString().replaceAll("^[0-9]+", "");
    }
}
