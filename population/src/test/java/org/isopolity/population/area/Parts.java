package org.isopolity.population.area;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.isopolity.parquet.ParquetLines;

/** Writes Parquet files for tests. */
public final class Parts {

    private Parts() {}

    /** A file of these lines; columns whose name begins with a capital hold text. */
    public static Path write(Path file, List<String> names, List<List<String>> lines) throws IOException {
        ParquetLines.write(
                file,
                names.stream()
                        .map(name -> new ParquetLines.Heading(
                                name.toLowerCase(Locale.ROOT),
                                Character.isUpperCase(name.charAt(0))
                                        ? ParquetLines.Kind.TEXT
                                        : ParquetLines.Kind.NUMBER))
                        .toList(),
                lines);
        return file;
    }
}
