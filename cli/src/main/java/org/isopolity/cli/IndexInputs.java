package org.isopolity.cli;

import java.nio.file.Path;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.parquet.ParquetLines;
import org.isopolity.text.input.CsvTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that every command on an index reads. */
final class IndexInputs {

    @Option(names = "--framework", paramLabel = "FILE", required = true, descriptionKey = "framework")
    @SuppressWarnings("NullAway.Init")
    private Path framework;

    @Option(names = "--data", paramLabel = "FILE", required = true, descriptionKey = "data")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(names = "--cities", paramLabel = "FILE", descriptionKey = "cities")
    private @Nullable Path cities;

    @Option(names = "--recipe", paramLabel = "FILE", descriptionKey = "recipe")
    private @Nullable Path recipe;

    Framework framework() {
        return Framework.read(framework);
    }

    Observations observations(Framework tree) {
        return observations(data, tree);
    }

    /** Another data file with the same cities. */
    Observations observations(Path other, Framework tree) {
        CsvTable table = ParquetLines.isParquet(other) ? ParquetLines.read(other) : CsvTable.read(other);
        return Observations.of(table, tree, cities == null ? null : Cities.read(cities));
    }

    Recipe recipe() {
        return recipe == null ? Recipe.standard() : Recipe.read(recipe);
    }
}
