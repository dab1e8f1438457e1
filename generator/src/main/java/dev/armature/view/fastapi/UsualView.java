package dev.armature.view.fastapi;

import java.util.List;
import java.util.Optional;

/**
 * A list as most projects write it, which {@code make bench} measures ours against; without fields where nothing is
 * listed.
 *
 * @param imports the imports of the module
 * @param keys the classes of rows in lists of references
 * @param fields the fields of a row
 * @param binary whether a field holds bytes
 * @param rows the statement that reads entities
 * @param count the statement that counts them
 * @param order the statement that orders them
 * @param search the statement that names what is searched
 * @param filter the filter, where nothing is searched
 * @param dependencies the argument of a route that only people who are signed in may call, with its comma, else empty
 * @param key the type of a key
 * @param filling what fills the table where there is no Django
 */
public record UsualView(
        String imports,
        List<KeyView> keys,
        List<String> fields,
        boolean binary,
        String rows,
        String count,
        String order,
        Optional<String> search,
        Optional<FilterView> filter,
        String dependencies,
        String key,
        FillingView filling) {
    public UsualView {
        keys = List.copyOf(keys);
        fields = List.copyOf(fields);
    }

    /**
     * A class that shows nothing but a key.
     *
     * @param name the class
     * @param type the key's type
     */
    public record KeyView(String name, String type) {}

    /**
     * A filter by the values of a column.
     *
     * @param parameter the parameter of the list's function
     * @param asked the statement that compares the column with it
     */
    public record FilterView(String parameter, String asked) {}

    /**
     * What makes the rows.
     *
     * @param imports the imports of the module
     * @param make the function that makes one
     * @param resource how they are read
     * @param body what a client writes, where a client does
     */
    public record FillingView(String imports, String make, String resource, Optional<String> body) {}
}
