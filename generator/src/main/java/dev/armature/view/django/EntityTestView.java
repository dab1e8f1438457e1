package dev.armature.view.django;

import java.util.Optional;

/**
 * The tests of one entity.
 *
 * @param imports the import block
 * @param model its class
 * @param header the first line of the tests of its API; absent when it has none
 * @param path its address, a literal
 * @param shortLists the statement that names its lists of references that hold one row at most; absent when there are none
 * @param files the statement that names its fields with files; absent when there are none
 * @param admin the first line of the tests of its page in the admin
 */
public record EntityTestView(
        String imports,
        String model,
        Optional<String> shortLists,
        Optional<String> header,
        String path,
        Optional<String> files,
        String admin) {}
