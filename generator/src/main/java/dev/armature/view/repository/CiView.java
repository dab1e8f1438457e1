package dev.armature.view.repository;

import dev.armature.domain.Delivery;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where changes are tested.
 *
 * @param github whether GitHub does it
 * @param gitlab whether GitLab does it
 * @param pythons the versions that are tested, as a YAML list's items
 */
public record CiView(boolean github, boolean gitlab, String pythons) {
    /** The newest Python that the pins were tried with. */
    private static final int NEWEST_TESTED_PYTHON = 13;

    static CiView of(Delivery delivery) {
        String pythons = Stream.of(delivery.python(), Math.max(delivery.python(), NEWEST_TESTED_PYTHON))
                .distinct()
                .map(minor -> "\"3." + minor + "\"")
                .collect(Collectors.joining(", "));
        return new CiView(delivery.ci() == Delivery.Ci.GITHUB, delivery.ci() == Delivery.Ci.GITLAB, pythons);
    }
}
