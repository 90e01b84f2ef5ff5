package org.isopolity.release;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.isopolity.text.input.CsvTable;

/** The errata of a release as a table beside its directory. */
final class Errata {

    private static final String ENDING = ".errata.csv";

    private Errata() {}

    static List<Erratum> read(Path release) {
        Path file = file(release);
        if (!Files.exists(file)) {
            return List.of();
        }
        return CsvTable.read(file).rows().stream()
                .map(row -> new Erratum(
                        LocalDate.parse(row.text("date")),
                        row.text("city_id"),
                        row.text("indicator_id"),
                        row.text("text")))
                .toList();
    }

    static void write(Path release, List<Erratum> errata) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord("date", "city_id", "indicator_id", "text");
            for (Erratum erratum : errata) {
                csv.writeRecord(erratum.date().toString(), erratum.city(), erratum.indicator(), erratum.text());
            }
        }
        WholeFile.write(file(release), text.toString());
    }

    private static Path file(Path release) {
        return release.resolveSibling(release.getFileName() + ENDING);
    }
}
