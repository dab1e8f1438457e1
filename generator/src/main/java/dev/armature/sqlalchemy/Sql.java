package dev.armature.sqlalchemy;

import java.util.regex.Pattern;

/** SQL as SQLAlchemy's {@code text()} reads it. */
public final class Sql {
    /** A colon that would begin a parameter, or that loses the backslash before it. */
    private static final Pattern PARAMETER = Pattern.compile("(?<=\\\\):|(?<![:\\w]):(?=\\w)");

    private Sql() {}

    /** SQL without parameters, so that no colon in a literal is taken for one. */
    public static String text(String sql) {
        return PARAMETER.matcher(sql).replaceAll("\\\\:");
    }

    /** A name in SQL. */
    static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
