package dev.armature.view.fastapi;

import dev.armature.domain.Infrastructure.Database;
import dev.armature.domain.ValueField;
import dev.armature.python.Argument;
import dev.armature.python.Expr;
import java.util.List;

/** What the columns of a model's class say differently for each database. */
record DatabaseTypes(Database database, PythonModule module) {
    private static final String SQLALCHEMY = "sqlalchemy";
    private static final String POSTGRESQL = "sqlalchemy.dialects.postgresql";
    private static final String OWN = "api.common.dialect";

    /** What the column of a whole number's key says beside that it is one. */
    List<Argument> key() {
        return List.of(
                database == Database.POSTGRESQL
                        ? module.use(SQLALCHEMY, "Identity").call()
                        : module.use(SQLALCHEMY, "Integer"));
    }

    Expr decimal(ValueField field) {
        Expr type = database == Database.POSTGRESQL ? module.use(SQLALCHEMY, "Numeric") : module.use(OWN, "Number");
        return type.call(Expr.integer(field.digits()), Expr.integer(field.places()));
    }

    Expr json() {
        return database == Database.POSTGRESQL
                ? module.use(POSTGRESQL, "JSONB").call(Expr.keyword("none_as_null", Expr.TRUE))
                : module.use(OWN, "Json");
    }

    Expr inet() {
        return database == Database.POSTGRESQL ? module.use(POSTGRESQL, "INET") : module.use(OWN, "Inet");
    }
}
