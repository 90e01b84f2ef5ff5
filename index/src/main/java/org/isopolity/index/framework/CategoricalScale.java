package org.isopolity.index.framework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What each answer of an indicator without a natural number is worth, written {@code none=0; partial=40; full=100}. In a data
 * file the answer stands as its word or its code; the code of a word is its place in the list, the code of a number the number
 * itself.
 *
 * @param categories the answers, at least two
 */
public record CategoricalScale(List<Category> categories) {

    /**
     * One answer.
     *
     * @param name as people write it
     * @param code the number that stands for it in a column of values
     * @param score what it is worth, higher being better
     */
    public record Category(String name, double code, double score) {}

    public CategoricalScale {
        categories = List.copyOf(categories);
        if (categories.size() < 2
                || categories.stream().map(Category::name).distinct().count() < categories.size()
                || categories.stream().mapToDouble(Category::code).distinct().count() < categories.size()) {
            throw new IllegalArgumentException("a categorical scale needs at least two answers, each written once");
        }
    }

    /**
     * The scale that a person wrote.
     *
     * @throws IllegalArgumentException if it is not a list of answers with scores
     */
    static CategoricalScale of(String written) {
        List<Category> categories = new ArrayList<>();
        for (String part : written.split(";", -1)) {
            String[] sides = part.split("=", -1);
            try {
                if (sides.length == 2) {
                    String name = sides[0].strip();
                    double score = Double.parseDouble(sides[1].strip());
                    if (!name.isEmpty() && Double.isFinite(score)) {
                        categories.add(new Category(name, number(name).orElse(categories.size() + 1), score));
                        continue;
                    }
                }
            } catch (NumberFormatException _) {
                // said below
            }
            throw new IllegalArgumentException(
                    "'" + part.strip() + "' is not an answer with its score, such as 'partial=40'");
        }
        return new CategoricalScale(categories);
    }

    private static OptionalDouble number(String name) {
        try {
            double number = Double.parseDouble(name);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    /** The answer with this name, whatever its case. */
    public Optional<Category> find(String name) {
        return categories.stream()
                .filter(category -> category.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The answer with this code. */
    public Optional<Category> find(double code) {
        return categories.stream().filter(category -> category.code() == code).findFirst();
    }
}
