package dev.armature.view.alembic;

import dev.armature.domain.Domain;
import dev.armature.domain.Infrastructure.Database;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.schema.Models;
import dev.armature.schema.Tables;
import dev.armature.sqlalchemy.RevisionCode;
import dev.armature.view.Scope;
import java.util.List;
import java.util.Map;

/** The revisions of a new project. */
public final class Revisions {
    private static final String FIRST = "0001";
    private static final int BODY = 4;

    private Revisions() {}

    /** One scope of the kind {@code alembic-migration} for each file. */
    public static Map<String, List<Scope>> scopes(Domain domain) {
        Database database = domain.infrastructure().database();
        RevisionCode code = new RevisionCode(Tables.of(Models.of(domain), database), database);
        RevisionView view = new RevisionView(
                FIRST, code.usesPostgresql(), statements(code.upgrade()), statements(code.downgrade()));
        Scope scope = new Scope(FIRST, Map.of("migration", FIRST + "_initial"), Map.of("migration", view));
        return Map.of("alembic-migration", List.of(scope));
    }

    private static List<String> statements(List<Expr> calls) {
        return calls.stream().map(call -> Python.statement(call, BODY)).toList();
    }
}
