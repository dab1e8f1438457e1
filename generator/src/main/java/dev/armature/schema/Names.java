package dev.armature.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Names in the database, as Django 5.2 and PostgreSQL make them. */
public final class Names {
    /** The longest name that PostgreSQL keeps whole, in bytes. */
    public static final int MAXIMUM = 63;

    private Names() {}

    /** The first {@code length} digits of the MD5 of all parts: Django's {@code names_digest}. */
    public static String digest(int length, List<String> parts) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            parts.forEach(part -> md5.update(part.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(md5.digest()).substring(0, length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A table or a column, cut where it is too long: Django's {@code truncate_name}. */
    public static String cut(String name) {
        return name.length() <= MAXIMUM ? name : name.substring(0, MAXIMUM - 4) + digest(4, List.of(name));
    }

    /** An index that Django names itself, or what else has a hash in its name: {@code _create_index_name}. */
    public static String hashed(String table, List<String> columns, String suffix) {
        List<String> parts = new ArrayList<>();
        parts.add(table);
        parts.addAll(columns);
        String end = digest(8, parts) + suffix;
        String joined = String.join("_", columns);
        String whole = table + "_" + joined + "_" + end;
        if (whole.length() <= MAXIMUM) {
            return whole;
        }
        end = first(MAXIMUM / 3, end);
        int room = (MAXIMUM - end.length()) / 2 - 1;
        return first(room, table) + "_" + first(room, joined) + "_" + end;
    }

    /** The constraint of a reference to {@code toTable.id}. */
    public static String foreignKey(String table, String column, String toTable) {
        return hashed(table, List.of(column), "_fk_" + toTable + "_id");
    }

    /** An index of {@code Meta.indexes} without a name; {@code terms} holds columns, {@code -column} for descending. */
    public static String metaIndex(String table, List<String> terms) {
        List<String> parts = new ArrayList<>();
        parts.add(table);
        parts.addAll(terms);
        parts.add("idx");
        String column = terms.get(0).startsWith("-") ? terms.get(0).substring(1) : terms.get(0);
        return first(11, table) + "_" + first(7, column) + "_" + digest(6, parts) + "_idx";
    }

    /** The constraint of a unique column, which PostgreSQL names. */
    public static String uniqueColumn(String table, String column) {
        int room = MAXIMUM - "__key".length();
        int fromTable = table.length();
        int fromColumn = column.length();
        while (fromTable + fromColumn > room) {
            if (fromTable > fromColumn) {
                fromTable--;
            } else {
                fromColumn--;
            }
        }
        return first(fromTable, table) + "_" + first(fromColumn, column) + "_key";
    }

    private static String first(int length, String text) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
