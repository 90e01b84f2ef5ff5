package org.isopolity.server.report;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

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
            Face.read("Naskh", 400, "noto-naskh-arabic-arabic-400-normal"),
            Face.read("Naskh", 700, "noto-naskh-arabic-arabic-700-normal"),
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

    private static final Pattern VOWEL_SIGNS = Pattern.compile("[\\u064b-\\u0652]");

    private PrintedPages() {}

    /**
     * A document.
     *
     * @param xhtml well-formed
     * @param identity what tells it from all others
     * @param date it bears, whenever it is made
     * @param rightToLeft whether it is read so
     */
    static byte[] of(String xhtml, String identity, LocalDate date, boolean rightToLeft) {
        String printable = printable(xhtml);
        PdfRendererBuilder builder =
                new PdfRendererBuilder().withProducer("Isopolity").useUriResolver((_, _) -> null);
        if (rightToLeft) {
            builder.withW3cDocument(mirrored(printable), null)
                    .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                    .useUnicodeBidiReorderer(new ICUBidiReorderer())
                    .defaultTextDirection(TextDirection.RTL);
        } else {
            builder.withHtmlContent(printable, null);
        }
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

    /**
     * No font here has the narrow space that French groups digits with. One font draws the marks of direction: they give way to
     * characters of the same direction that no font has: one for private use, one not assigned. The library sets the vowel signs of
     * Arabic beside their letters, and Arabic is read without them.
     */
    private static String printable(String xhtml) {
        return VOWEL_SIGNS
                .matcher(xhtml)
                .replaceAll("")
                .replace('\u202f', '\u00a0')
                .replace('\u200e', '\ue000')
                .replace('\u200f', '\u0590');
    }

    /** The library sets the cells of a row from the left whatever the direction, so they are handed over from the last. */
    private static Document mirrored(String xhtml) {
        Document document = parsed(xhtml);
        NodeList rows = document.getElementsByTagName("tr");
        for (int i = 0; i < rows.getLength(); i++) {
            Node row = rows.item(i);
            List<Node> cells = new ArrayList<>();
            for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNextSibling()) {
                cells.add(cell);
            }
            cells.forEach(cell -> row.insertBefore(cell, row.getFirstChild()));
        }
        return document;
    }

    private static Document parsed(String xhtml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setExpandEntityReferences(false);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
        } catch (ParserConfigurationException | SAXException | IOException impossible) {
            throw new IllegalStateException("the template of the report is well-formed", impossible);
        }
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
