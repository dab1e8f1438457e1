package dev.armature.domain;

import java.util.Set;

/** The licences whose text a project is given; of others only the SPDX id. */
public final class Licenses {
    /** Their SPDX ids: each has a file in {@code blueprints/licenses}. */
    public static final Set<String> WITH_TEXT = Set.of(
            "MIT",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "ISC",
            "MPL-2.0",
            "GPL-3.0",
            "LGPL-3.0",
            "AGPL-3.0",
            "EUPL-1.2",
            "Unlicense");

    private Licenses() {}
}
