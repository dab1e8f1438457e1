package dev.armature.view.django;

import java.util.List;

/**
 * What is special about the users of a project.
 *
 * @param username whether people sign in with a user name
 * @param registration whether anyone may register
 * @param login the field that they sign in with
 * @param loginWords the same in a sentence
 * @param imports the import block of {@code accounts/models.py}
 * @param defaults functions above the class
 * @param model the declared fields
 * @param shown {@code fields = …} of what users see of themselves
 * @param kept {@code read_only_fields = …} of it
 * @param urls whether the form has a field for an address
 * @param images whether it has one for an image
 * @param admin statements of the page in the admin
 * @param fieldsets entries with declared fields
 */
public record UserView(
        boolean username,
        boolean registration,
        String login,
        String loginWords,
        String imports,
        List<DefaultView> defaults,
        ModelView model,
        String shown,
        String kept,
        boolean urls,
        boolean images,
        List<String> admin,
        List<String> fieldsets) {
    public UserView {
        defaults = List.copyOf(defaults);
        admin = List.copyOf(admin);
        fieldsets = List.copyOf(fieldsets);
    }
}
