package org.isopolity.practice.library;

import java.util.stream.Stream;

/**
 * Why a practice should work. Each part is empty where it has not been told.
 *
 * @param inputs what is put in
 * @param activities what is done
 * @param outputs what comes out at once
 * @param outcomes what changes for people
 * @param assumptions what must hold in between
 */
public record TheoryOfChange(String inputs, String activities, String outputs, String outcomes, String assumptions) {

    /** Nothing told. */
    public static final TheoryOfChange UNKNOWN = new TheoryOfChange("", "", "", "", "");

    /** Whether every part is told. */
    public boolean complete() {
        return Stream.of(inputs, activities, outputs, outcomes, assumptions).noneMatch(String::isEmpty);
    }
}
