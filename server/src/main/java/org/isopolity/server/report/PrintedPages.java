package org.isopolity.server.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Sets markup on pages: with its own fonts, without the network, and the same bytes whenever it is asked. */
final class PrintedPages {

    private record Face(String family, int weight, byte[] bytes) {
        static Face read(String family, int weight, String file) {
            try (InputStream in = PrintedPages.class.getResourceAsStream("fonts/" + file + ".ttf")) {
                if (in == null) {
                    throw new IllegalStateException("the program lacks its font " + file);
                }
                return new Face(family, weight, in.readAllBytes());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private static final List<Face> FACES = List.of(
            Face.read("Sans", 400, "source-sans-3-latin-400-normal"),
            Face.read("Sans", 700, "source-sans-3-latin-700-normal"),
            Face.read("Sans Extended", 400, "source-sans-3-latin-ext-400-normal"),
            Face.read("Sans Extended", 700, "source-sans-3-latin-ext-700-normal"),
            Face.read("Serif", 600, "source-serif-4-latin-600-normal"),
            Face.read("Serif Extended", 600, "source-serif-4-latin-ext-600-normal"));

    static {
        // both would log a warning for each of the fourteen fonts of every old printer, of which no page here uses one
        XRLog.setLoggingEnabled(false);
        LoggingSystem logging = LoggingSystem.get(PrintedPages.class.getClassLoader());
        for (String library : List.of("org.apache.pdfbox", "org.apache.fontbox")) {
            logging.setLogLevel(library, LogLevel.ERROR);
        }
    }

    private PrintedPages() {}

    /**
     * A document.
     *
     * @param xhtml well-formed
     * @param identity what tells it from all others
     * @param date it bears, whenever it is made
     */
    static byte[] of(String xhtml, String identity, LocalDate date) {
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .withHtmlContent(xhtml, null)
                .withProducer("Isopolity")
                .useUriResolver((_, _) -> null);
        for (Face face : FACES) {
            builder.useFont(
                    () -> new ByteArrayInputStream(face.bytes()), face.family(), face.weight(), FontStyle.NORMAL, true);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            try (PDDocument document = renderer.createPDFKeepOpen()) {
                stamp(document, identity, date);
                document.save(bytes);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return bytes.toByteArray();
    }

    /** The library would write the hour of the making, and an identity drawn from it. */
    private static void stamp(PDDocument document, String identity, LocalDate date) {
        Calendar day = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        day.clear();
        day.set(date.getYear(), date.getMonthValue() - 1, date.getDayOfMonth());
        PDDocumentInformation information = document.getDocumentInformation();
        information.setCreationDate(day);
        information.setModificationDate(day);
        COSString id = new COSString(UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .getBytes(StandardCharsets.US_ASCII));
        COSArray both = new COSArray();
        both.add(id);
        both.add(id);
        document.getDocument().getTrailer().setItem(COSName.ID, both);
    }
}
