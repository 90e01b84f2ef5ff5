package org.isopolity.practice.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;

/** Gathers what is wrong while tables are read, so that a person hears of all of it at once. */
final class Mistakes {

    private final List<String> all = new ArrayList<>();

    /** What a cell or line gives; nothing where it is wrong. */
    <T> Optional<T> check(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidInput wrong) {
            all.add(String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    /** The record of a line; a value that a record refuses is a mistake of the line. */
    <T> Optional<T> line(Row row, Supplier<T> reading) {
        return check(() -> {
            try {
                return reading.get();
            } catch (IllegalArgumentException refused) {
                throw row.problem(refused.getMessage() + ".", "Correct the line.");
            }
        });
    }

    void add(String mistake) {
        all.add(mistake);
    }

    void add(InvalidInput mistake) {
        all.add(String.valueOf(mistake.getMessage()));
    }

    boolean none() {
        return all.isEmpty();
    }

    /** Ends the reading. */
    void finish() {
        if (!all.isEmpty()) {
            throw new InvalidImport(all);
        }
    }
}
