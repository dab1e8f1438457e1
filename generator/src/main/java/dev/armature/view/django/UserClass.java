package dev.armature.view.django;

import dev.armature.domain.Domain;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.FieldType;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.schema.Attribute;
import dev.armature.schema.Attribute.Origin;
import dev.armature.schema.Model;
import dev.armature.schema.Models;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns what a profile says about users into what the templates of {@code accounts} read. */
final class UserClass {
    private static final int BODY = 4;
    private static final int INNER = 8;

    private final Domain domain;
    private final Models models;
    private final List<Field> declared;
    private final boolean username;

    UserClass(Domain domain, Models models) {
        this.domain = domain;
        this.models = models;
        this.declared = domain.user().fields();
        this.username = domain.user().hasUsername();
    }

    UserView view() {
        Model model = models.find(EntityRef.USER).orElseThrow();
        ImportBlock imports = new ImportBlock(domain)
                .module("uuid")
                .from("typing", "Any", "ClassVar")
                .from("django.contrib.auth.base_user", "AbstractBaseUser", "BaseUserManager")
                .from("django.contrib.auth.models", "PermissionsMixin")
                .from("django.db", "models")
                .from("django.db.models", "Value")
                .from("django.db.models.functions", "Lower")
                .from("django.utils", "timezone");
        ModelClass code = new ModelClass(models, model, Set.of(), imports);
        List<Attribute> own = model.attributes().stream()
                .filter(attribute -> attribute.origin() == Origin.DECLARED)
                .toList();
        ModelView fields =
                new ModelView("", "", code.choices(), code.fields(own), List.of(), code.text(), "", Optional.empty());
        return new UserView(
                username,
                domain.user().registrationOpen(),
                username ? "username" : "email",
                username ? "a user name" : "an e-mail address",
                imports.text(),
                code.defaults(),
                fields,
                Lines.names("fields", shown(), INNER),
                Lines.names("read_only_fields", kept(), INNER),
                AdminPage.hasUrl(declared),
                AdminPage.hasImage(declared),
                admin(),
                fieldsets());
    }

    private List<String> shown() {
        List<String> names = new ArrayList<>(List.of("id", "email"));
        if (username) {
            names.add("username");
        }
        names.addAll(List.of("first_name", "last_name", "roles", "permissions", "is_staff"));
        declared.stream().map(Field::name).forEach(names::add);
        return names;
    }

    private List<String> kept() {
        return username ? List.of("email", "username", "is_staff") : List.of("email", "is_staff");
    }

    private List<String> admin() {
        List<String> readonly = Stream.concat(
                        Stream.of("last_login", "date_joined"),
                        declared.stream()
                                .filter(field -> field.options().readonly() && !isBinary(field))
                                .map(Field::name))
                .toList();
        List<String> lines = new ArrayList<>(List.of(Lines.names("readonly_fields", readonly, BODY)));
        List<String> references = declared.stream()
                .filter(field ->
                        field instanceof RelationField && !field.options().readonly())
                .map(Field::name)
                .toList();
        AdminPage.overrides(declared).ifPresent(lines::add);
        if (!references.isEmpty()) {
            lines.add(Lines.names("autocomplete_fields", references, BODY));
        }
        return lines;
    }

    private List<String> fieldsets() {
        List<String> names = declared.stream()
                .filter(field -> !isBinary(field))
                .map(Field::name)
                .toList();
        if (names.isEmpty()) {
            return List.of();
        }
        Expr fields = Expr.dict(List.of(new SimpleEntry<>(Expr.string("fields"), Lines.tuple(names))));
        return List.of(Python.entry(Expr.tuple(List.of(Expr.string("Profile"), fields)), INNER));
    }

    private static boolean isBinary(Field field) {
        return field instanceof ValueField value && value.type() == FieldType.BINARY;
    }
}
