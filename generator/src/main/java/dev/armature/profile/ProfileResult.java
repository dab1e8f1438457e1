package dev.armature.profile;

import dev.armature.domain.Domain;
import dev.armature.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a profile's text says.
 *
 * @param domain absent when there is an error
 * @param problems errors and warnings, by line
 */
public record ProfileResult(Optional<Domain> domain, List<Problem> problems) {
    public ProfileResult {
        problems = List.copyOf(problems);
    }
}
