package org.isopolity.server.population;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.isopolity.population.Figure;
import org.isopolity.server.download.Download;

/** A table as a file, every digit kept. */
final class CsvText {

    private final StringWriter text = new StringWriter();
    private final CsvWriter csv =
            CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);

    CsvText(String... header) {
        csv.writeRecord(header);
    }

    CsvText line(List<String> cells) {
        csv.writeRecord(cells);
        return this;
    }

    /** A number, or nothing. */
    static String value(Figure figure) {
        return figure.find().isPresent() ? number(figure.get()) : "";
    }

    /** Why there is no number; nothing where there is one. */
    static String reason(Figure figure) {
        return figure.reason().map(phrase -> phrase.in(Locale.ENGLISH)).orElse("");
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    Download as(String name) {
        try {
            csv.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Download(name, "text/csv;charset=UTF-8", text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
