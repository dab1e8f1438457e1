package dev.armature.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Names that mean something else already: to Python, to the frameworks, to the rendered repository. */
final class ReservedNames {
    /** Attributes of Django's models. */
    private static final Set<String> DJANGO = words("adelete arefresh_from_db asave check clean clean_fields"
            + " date_error_message delete from_db full_clean get_constraints get_deferred_fields objects pk"
            + " prepare_database_save refresh_from_db save save_base serializable_value unique_error_message"
            + " validate_constraints validate_unique");

    /** Attributes of Pydantic's models. */
    private static final Set<String> PYDANTIC = words("construct copy dict from_orm json model_computed_fields"
            + " model_config model_construct model_copy model_dump model_dump_json model_extra model_fields"
            + " model_fields_set model_json_schema model_parametrized_name model_post_init model_rebuild"
            + " model_validate model_validate_json model_validate_strings parse_file parse_obj parse_raw schema"
            + " schema_json update_forward_refs validate");

    /** Attributes of SQLAlchemy's declarative classes. */
    private static final Set<String> SQLALCHEMY = words("metadata registry type_annotation_map");

    /** What methods call their instance: no model can be made with a keyword of that name, nor rows be filtered by it. */
    private static final Set<String> PYTHON = words("self");

    /** What {@code accounts.User} has already, and what the answer of {@code /auth/me} holds beside its fields. */
    static final Set<String> USER = words("acheck_password aget_all_permissions aget_group_permissions"
            + " aget_user_permissions ahas_module_perms ahas_perm ahas_perms check_password date_joined email"
            + " email_user first_name get_all_permissions get_email_field_name get_full_name get_group_permissions"
            + " get_next_by_date_joined get_previous_by_date_joined get_session_auth_fallback_hash"
            + " get_session_auth_hash get_short_name get_user_permissions get_username groups has_module_perms"
            + " has_perm has_perms has_usable_password is_active is_anonymous is_authenticated is_staff is_superuser"
            + " last_login last_name natural_key normalize_username password permissions roles set_password"
            + " set_unusable_password user_permissions username username_validator");

    /** Packages and folders of the rendered repository, and the labels of Django's own apps. */
    static final Set<String> APPS = words("accounts common config core api contract gateway services deploy scripts"
            + " tests docs migrations admin auth contenttypes sessions messages staticfiles manage conftest database"
            + " factories main openapi settings access mounted");

    /** Classes that have a meaning inside of every model. */
    static final Set<String> ENTITIES = words("Meta");

    /** Parameters of every list. */
    static final Set<String> LIST_PARAMETERS = words("limit cursor order search count expand fields");

    static final Set<String> DEPENDENCIES = resource("dependencies.txt");

    private ReservedNames() {}

    /** Whose attribute a field of this name would hide; empty when nobody's. */
    static String ownerOfAttribute(String name) {
        if (DJANGO.contains(name)) {
            return "Django's models";
        }
        if (PYDANTIC.contains(name)) {
            return "Pydantic's models";
        }
        if (SQLALCHEMY.contains(name)) {
            return "SQLAlchemy's models";
        }
        return PYTHON.contains(name) ? "Python" : "";
    }

    /** The lines of a file beside this class, without comments. */
    static Set<String> resource(String file) {
        try (InputStream in = Objects.requireNonNull(ReservedNames.class.getResourceAsStream(file))) {
            Set<String> names = new TreeSet<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> words(String words) {
        return new TreeSet<>(Arrays.asList(words.split(" ", -1)));
    }
}
