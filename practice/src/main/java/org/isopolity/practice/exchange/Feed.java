package org.isopolity.practice.exchange;

import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;

/** What is new in a library, as an Atom feed (RFC 4287). */
public final class Feed {

    private static final int MOST = 50;
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private Feed() {}

    /**
     * The feed as XML: the practices checked last, the newest first; those never checked are left out.
     *
     * @param base address of the site, without a slash at the end
     * @param title of the feed
     * @param language code of the language to tell them in
     */
    public static String atom(Library library, String base, String title, String language) {
        List<Practice> newest = library.practices().stream()
                .filter(practice -> practice.checked().isPresent())
                .sorted(Comparator.comparing(
                                (Practice practice) -> practice.checked().orElseThrow())
                        .reversed()
                        .thenComparing(Practice::id))
                .limit(MOST)
                .toList();
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            element(xml, "id", base + "/practices");
            element(xml, "title", title);
            element(xml, "updated", newest.isEmpty() ? "1970-01-01T00:00:00Z" : updated(newest.getFirst()));
            link(xml, "self", base + "/practices/feed.atom");
            link(xml, "alternate", base + "/practices");
            xml.writeStartElement("author");
            element(xml, "name", "Isopolity");
            xml.writeEndElement();
            for (Practice practice : newest) {
                entry(xml, practice, base, language);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toString();
    }

    private static void entry(XMLStreamWriter xml, Practice practice, String base, String language)
            throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", base + "/practices/" + practice.id());
        element(xml, "title", practice.wording(language).title());
        element(xml, "updated", updated(practice));
        link(xml, "alternate", base + "/practices/" + practice.id());
        element(xml, "summary", practice.wording(language).summary());
        xml.writeEndElement();
    }

    private static String updated(Practice practice) {
        return practice.checked().orElseThrow() + "T00:00:00Z";
    }

    private static void link(XMLStreamWriter xml, String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", address);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(printable(text));
        xml.writeEndElement();
    }

    /** XML has no place for most control characters. */
    private static String printable(String text) {
        return text.codePoints()
                .filter(character -> character >= 0x20 || character == '\n' || character == '\t')
                .filter(character -> character != 0xFFFE && character != 0xFFFF)
                .filter(character -> !(character >= 0xD800 && character <= 0xDFFF))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
