package org.isopolity.text;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A feed by the Atom standard (RFC 4287).
 *
 * @param page address of the page whose news it tells, which is also its identity
 * @param address its own address
 * @param title of the feed
 * @param entries the news, the newest first
 */
public record AtomFeed(String page, String address, String title, List<Entry> entries) {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    /**
     * A piece of news.
     *
     * @param id what tells it from all others: an address
     * @param title what it is about
     * @param updated when, as RFC 3339 has it
     * @param link where to read more
     * @param summary what it says
     */
    public record Entry(String id, String title, String updated, String link, String summary) {}

    public AtomFeed {
        entries = List.copyOf(entries);
    }

    /** The feed as XML. */
    public String xml() {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            element(xml, "id", page);
            element(xml, "title", title);
            element(
                    xml,
                    "updated",
                    entries.isEmpty()
                            ? "1970-01-01T00:00:00Z"
                            : entries.getFirst().updated());
            link(xml, "self", address);
            link(xml, "alternate", page);
            xml.writeStartElement("author");
            element(xml, "name", "Isopolity");
            xml.writeEndElement();
            for (Entry entry : entries) {
                xml.writeStartElement("entry");
                element(xml, "id", entry.id());
                element(xml, "title", entry.title());
                element(xml, "updated", entry.updated());
                link(xml, "alternate", entry.link());
                element(xml, "summary", entry.summary());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toString();
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
