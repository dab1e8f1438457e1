package dev.armature.view.django;

import dev.armature.domain.App;
import dev.armature.domain.Domain;
import dev.armature.python.Code;
import dev.armature.python.Expr;
import dev.armature.python.Import;
import dev.armature.python.Imports;
import java.util.ArrayList;
import java.util.List;

/** Collects what a module imports while its code is put together. */
final class ImportBlock {
    private final Imports imports;

    ImportBlock(Domain domain) {
        List<String> firstParty = new ArrayList<>(List.of("accounts", "api", "common", "config"));
        domain.apps().stream().map(App::name).forEach(firstParty::add);
        this.imports = new Imports(firstParty);
    }

    /** {@code import module}. */
    ImportBlock module(String module) {
        imports.module(module);
        return this;
    }

    /** {@code from module import name, …}. */
    ImportBlock from(String module, String... names) {
        for (String name : names) {
            imports.name(module, name);
        }
        return this;
    }

    /** {@code from module import name as alias}. */
    ImportBlock aliased(String module, String name, String alias) {
        imports.name(module, name, alias);
        return this;
    }

    /** The expression, once what it needs is noted. */
    Expr noted(Code code) {
        code.imports().forEach(this::add);
        return code.expr();
    }

    String text() {
        return imports.text();
    }

    private void add(Import one) {
        String name = one.name();
        one.from()
                .ifPresentOrElse(
                        module -> one.alias()
                                .ifPresentOrElse(
                                        alias -> imports.name(module, name, alias), () -> imports.name(module, name)),
                        () -> one.alias()
                                .ifPresentOrElse(alias -> imports.module(name, alias), () -> imports.module(name)));
    }
}
