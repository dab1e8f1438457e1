package dev.armature.domain;

import java.util.List;

/**
 * What a profile says about {@code accounts.User}.
 *
 * @param login what people sign in with
 * @param registrationOpen whether anyone may register
 * @param fields beyond the built-in ones, in declared order
 */
public record UserModel(Login login, boolean registrationOpen, List<Field> fields) {
    public UserModel {
        fields = List.copyOf(fields);
    }

    /** Whether users have a username, which is then what they sign in with. */
    public boolean hasUsername() {
        return login == Login.USERNAME;
    }

    /** What people sign in with. */
    public enum Login {
        EMAIL,
        USERNAME
    }
}
