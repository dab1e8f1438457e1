package dev.armature.domain;

import java.util.List;

/**
 * An entity's page in the admin.
 *
 * @param list columns; empty: what a row is called, then what fits
 * @param search fields searched
 * @param filter fields filtered by
 * @param inline entities edited on this one's page
 * @param importExport whether CSV and XLSX go in and out
 * @param actions bulk actions
 */
public record AdminOptions(
        List<String> list,
        List<String> search,
        List<String> filter,
        List<EntityRef> inline,
        boolean importExport,
        List<AdminAction> actions) {
    /** A page with nothing said. */
    public static final AdminOptions NONE =
            new AdminOptions(List.of(), List.of(), List.of(), List.of(), false, List.of());

    public AdminOptions {
        list = List.copyOf(list);
        search = List.copyOf(search);
        filter = List.copyOf(filter);
        inline = List.copyOf(inline);
        actions = List.copyOf(actions);
    }
}
