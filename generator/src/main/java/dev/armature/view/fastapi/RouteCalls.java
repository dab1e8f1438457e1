package dev.armature.view.fastapi;

import dev.armature.domain.Entity;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import java.util.Arrays;

/**
 * What the routes of an entity call: each a whole line of a function, broken where its names are long.
 *
 * @param lock takes a row that is about to change
 * @param page gives a page of a list
 * @param create makes a row
 * @param get gives a row
 * @param replace answers PUT
 * @param update answers PATCH
 * @param delete deletes a row
 */
public record RouteCalls(
        String lock, String page, String create, String get, String replace, String update, String delete) {

    /**
     * The calls of an entity.
     *
     * @param caller whether a row can belong to whoever makes it
     * @param roles whether each call knows what its caller may do
     */
    static RouteCalls of(Entity entity, boolean caller, boolean roles) {
        String more = roles ? " access" : "";
        String owned = roles ? " access" : caller ? " user.id" : "";
        return new RouteCalls(
                line(entity, "return ", "lock", "session key" + more),
                line(entity, "return ", "page", "session request query" + more),
                line(entity, "row = ", "create", "session body" + owned),
                line(entity, "return ", "get", "session key" + more),
                line(entity, "return ", "replace", "session row body match" + owned),
                line(entity, "return ", "update", "session row body match" + more),
                line(entity, "", "delete", "session row match"));
    }

    private static String line(Entity entity, String before, String function, String arguments) {
        Expr call = Expr.call(
                "queries." + Project.rows(entity) + "." + function,
                Arrays.stream(arguments.split(" ", -1)).map(Expr::name).toList());
        return Python.awaited(before, call, 4);
    }
}
