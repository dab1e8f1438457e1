package dev.armature.view.fastapi;

import dev.armature.domain.Infrastructure.Database;
import dev.armature.python.Expr;

/**
 * The columns of keys that every project has.
 *
 * @param big those of our own tables
 * @param small those of Django's tables, which are older than its big keys
 */
public record KeysView(String big, String small) {
    static KeysView of(Database database) {
        Expr primary = Expr.name("mapped_column");
        Expr integer = Expr.name("Integer");
        Expr identity = Expr.call("Identity");
        return switch (database) {
            case POSTGRESQL ->
                new KeysView(
                        primary.call(identity, Expr.keyword("primary_key", Expr.TRUE))
                                .toString(),
                        primary.call(integer, identity, Expr.keyword("primary_key", Expr.TRUE))
                                .toString());
            case SQLITE -> {
                String key = primary.call(integer, Expr.keyword("primary_key", Expr.TRUE))
                        .toString();
                yield new KeysView(key, key);
            }
        };
    }
}
