package org.isopolity.server.exchange;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.isopolity.release.Release;
import org.isopolity.server.plan.PlanShelf;
import org.isopolity.server.plan.PublishedPlan;
import org.isopolity.server.text.Text;

/** What is new in public: releases, published plans, events, as an Atom feed (RFC 4287). */
final class News {

    private static final int MOST = 50;

    private News() {}

    /** An entry. */
    private record Item(String id, String title, Instant updated, String link, String summary) {}

    static String atom(List<Release> releases, PlanShelf plans, List<Event> events, String base, Text text) {
        List<Item> items = new ArrayList<>();
        releases.forEach(release -> items.add(new Item(
                base + "/releases/" + release.id(),
                text.of("news.release", release.id().toString()),
                release.edition().date().atStartOfDay(ZoneOffset.UTC).toInstant(),
                base + "/releases/" + release.id(),
                release.edition().title())));
        for (PublishedPlan plan : plans.all()) {
            items.add(new Item(
                    base + plan.path() + "/versions/" + plan.number(),
                    text.of("news.plan", plan.name(), plan.outline().title()),
                    plan.moment(),
                    base + plan.path(),
                    plan.outline().summary()));
        }
        events.forEach(event -> items.add(new Item(
                base + "/events#" + event.id(),
                event.cancelled() ? text.of("news.cancelled", event.title()) : event.title(),
                event.changed(),
                base + "/events#" + event.id(),
                event.words())));
        return write(
                items.stream()
                        .sorted(Comparator.comparing(Item::updated).reversed().thenComparing(Item::id))
                        .limit(MOST)
                        .toList(),
                base,
                text);
    }

    private static String write(List<Item> items, String base, Text text) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
            element(xml, "id", base + "/news.atom");
            element(xml, "title", text.of("news.title"));
            element(
                    xml,
                    "updated",
                    Stream.concat(items.stream().map(Item::updated), Stream.of(Instant.EPOCH))
                            .max(Comparator.naturalOrder())
                            .orElse(Instant.EPOCH)
                            .toString());
            link(xml, "self", base + "/news.atom");
            link(xml, "alternate", base + "/");
            xml.writeStartElement("author");
            element(xml, "name", "Isopolity");
            xml.writeEndElement();
            for (Item item : items) {
                xml.writeStartElement("entry");
                element(xml, "id", item.id());
                element(xml, "title", item.title());
                element(xml, "updated", item.updated().toString());
                link(xml, "alternate", item.link());
                element(xml, "summary", item.summary());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toString();
    }

    private static void element(XMLStreamWriter xml, String name, String content) throws XMLStreamException {
        xml.writeStartElement(name);
        // what XML cannot hold is left out
        xml.writeCharacters(content.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", ""));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", address);
    }
}
