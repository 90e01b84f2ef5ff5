package org.isopolity.index.recipe;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.YamlFile;
import org.jspecify.annotations.Nullable;

/** The recipe as a person writes it. */
final class RecipeFile {

    /** The file's top level. */
    private record Written(
            @Nullable String recipe,
            @Nullable List<Step> steps,
            @Nullable Uncertainty uncertainty) {

        Recipe toRecipe() {
            return new Recipe(
                    Objects.requireNonNullElse(recipe, "recipe"),
                    Objects.requireNonNullElse(steps, List.of()),
                    Objects.requireNonNullElse(uncertainty, Uncertainty.NONE));
        }
    }

    private RecipeFile() {}

    static Recipe read(Path file) {
        Written written = YamlFile.read(file, Written.class);
        try {
            return written.toRecipe();
        } catch (IllegalArgumentException wrong) {
            throw InvalidInput.inFile(file, wrong.getMessage() + ".", "Correct the list of steps.");
        }
    }
}
