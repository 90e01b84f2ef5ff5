package org.isopolity.server.plan;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.isopolity.server.assessment.ActorFamily;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.plan.PublishedPlan.PublishedAction;

/**
 * A published plan as activities of the International Aid Transparency Initiative, version 2.03: an activity for each action,
 * a result for each target with baseline, target and actual value. A part that the plan does not say is left out. The standard
 * takes no budget for longer than a year, so money of a longer action is spread evenly over its days, year by year.
 *
 * <p>Two things the standard asks for a plan cannot say: the language it is written in, and a reference of the city that an
 * agency of registration has given out; {@code ISOPOLITY-} and the id of the city stand in its place.
 */
final class Iati {

    /** Facilitation of orderly, safe, regular and responsible migration and mobility (DAC five-digit sector). */
    private static final String SECTOR = "15190";

    private static final String LOCAL_GOVERNMENT = "11";

    private final PublishedPlan plan;
    private final Optional<Figures> figures;
    private final LocalDate today;
    private final XMLStreamWriter xml;

    private Iati(PublishedPlan plan, Optional<Figures> figures, LocalDate today, XMLStreamWriter xml) {
        this.plan = plan;
        this.figures = figures;
        this.today = today;
        this.xml = xml;
    }

    static byte[] write(PublishedPlan plan, Optional<Figures> figures, LocalDate today) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new Iati(plan, figures, today, xml).write();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start(
                "iati-activities",
                "version",
                "2.03",
                "generated-datetime",
                plan.moment().toString());
        for (PublishedAction action : plan.actions()) {
            activity(action);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void activity(PublishedAction action) throws XMLStreamException {
        Action.Content content = action.content();
        start("iati-activity", "last-updated-datetime", action.heartbeat().toString());
        String reporting = "ISOPOLITY-" + plan.city();
        text("iati-identifier", reporting + "-" + action.id());
        start("reporting-org", "ref", reporting, "type", LOCAL_GOVERNMENT);
        narrative(plan.name());
        xml.writeEndElement();
        wrapped("title", content.title());
        wrapped("description", content.summary().isEmpty() ? content.title() : content.summary(), "type", "1");
        party("2", content.lead());
        for (Action.Party partner : content.partners()) {
            party("4", partner);
        }
        for (Action.Funding funding : content.budget()) {
            start("participating-org", "role", "1");
            narrative(funding.source());
            xml.writeEndElement();
        }
        empty("activity-status", "code", status(action.state()));
        dates(action);
        if (plan.country().matches("[A-Z]{2}")) {
            empty("recipient-country", "code", plan.country());
        }
        empty("sector", "vocabulary", "1", "code", SECTOR);
        for (Action.Funding funding : content.budget()) {
            for (Budget part : Budget.parts(funding.amount(), content.begins(), content.ends())) {
                budget(funding, part);
            }
        }
        for (Action.Target target : content.targets()) {
            result(content, target);
        }
        xml.writeEndElement();
    }

    /**
     * Money for a year at most.
     *
     * @param from first day
     * @param to last day
     * @param amount what falls on these days
     */
    record Budget(LocalDate from, LocalDate to, BigDecimal amount) {

        /** Parts of an amount, each of a year from the first day on, the last of what remains; they add up to it exactly. */
        static List<Budget> parts(BigDecimal amount, LocalDate begins, LocalDate ends) {
            BigDecimal days = BigDecimal.valueOf(ChronoUnit.DAYS.between(begins, ends) + 1);
            List<Budget> parts = new ArrayList<>();
            BigDecimal left = amount;
            for (LocalDate from = begins; !from.isAfter(ends); from = from.plusYears(1)) {
                LocalDate to = from.plusYears(1).minusDays(1);
                boolean last = !to.isBefore(ends);
                BigDecimal part = last
                        ? left
                        : amount.multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to) + 1))
                                .divide(days, Math.max(amount.scale(), 0), RoundingMode.DOWN);
                parts.add(new Budget(from, last ? ends : to, part));
                left = left.subtract(part);
            }
            return List.copyOf(parts);
        }
    }

    private void budget(Action.Funding funding, Budget part) throws XMLStreamException {
        start("budget", "type", "1", "status", funding.secured() ? "2" : "1");
        empty("period-start", "iso-date", part.from().toString());
        empty("period-end", "iso-date", part.to().toString());
        start("value", "currency", funding.currency(), "value-date", part.from().toString());
        xml.writeCharacters(part.amount().toPlainString());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void dates(PublishedAction action) throws XMLStreamException {
        date("1", action.content().begins());
        Optional<LocalDate> began = day(action, ActionDeed.START);
        if (began.isPresent()) {
            date("2", began.get());
        }
        date("3", action.content().ends());
        Optional<LocalDate> ended = action.state() == Action.State.DONE
                ? day(action, ActionDeed.FINISH)
                : action.state() == Action.State.STOPPED ? day(action, ActionDeed.STOP) : Optional.empty();
        if (ended.isPresent()) {
            date("4", ended.get());
        }
    }

    /** The day of the last deed of a kind. */
    private static Optional<LocalDate> day(PublishedAction action, ActionDeed deed) {
        return action.entries().reversed().stream()
                .filter(entry -> entry.kind().equals(deed.name()))
                .map(PublishedPlan.Entry::moment)
                .map((Instant moment) -> LocalDate.ofInstant(moment, ZoneOffset.UTC))
                .findFirst();
    }

    private void date(String type, LocalDate day) throws XMLStreamException {
        empty("activity-date", "iso-date", day.toString(), "type", type);
    }

    private static String status(Action.State state) {
        return switch (state) {
            case PLANNED -> "1";
            case UNDERWAY -> "2";
            case DONE -> "4";
            case STOPPED -> "5";
        };
    }

    private void party(String role, Action.Party party) throws XMLStreamException {
        start("participating-org", "type", type(party.family()), "role", role);
        narrative(party.name());
        xml.writeEndElement();
    }

    private static String type(ActorFamily family) {
        return switch (family) {
            case STATE -> "10";
            case MUNICIPALITY -> LOCAL_GOVERNMENT;
            case CIVIL_SOCIETY -> "22";
            case PRIVATE_SECTOR -> "70";
            case MEDIA -> "90";
        };
    }

    private void result(Action.Content content, Action.Target target) throws XMLStreamException {
        start("result", "type", "2", "aggregation-status", "false");
        wrapped("title", target.label());
        start(
                "indicator",
                "measure",
                target.unit().startsWith("%") ? "2" : "1",
                "ascending",
                target.rises() ? "true" : "false");
        wrapped("title", target.label());
        if (target.baseline().isPresent()) {
            start(
                    "baseline",
                    "year",
                    String.valueOf(target.baselineYear().orElseThrow()),
                    "value",
                    number(target.baseline().getAsDouble()));
            wrapped("comment", "Release " + target.release());
            xml.writeEndElement();
        }
        start("period");
        LocalDate from = content.begins().isBefore(target.by()) ? content.begins() : target.by();
        empty("period-start", "iso-date", from.toString());
        empty("period-end", "iso-date", target.by().toString());
        empty("target", "value", number(target.value()));
        Standing standing = Standing.of(target, plan.city(), figures, today);
        if (standing.latest().isPresent()
                && standing.latestYear().orElseThrow() > target.baselineYear().orElse(0)) {
            start("actual", "value", number(standing.latest().getAsDouble()));
            wrapped(
                    "comment",
                    standing.latestYear().getAsInt() + ", release "
                            + figures.orElseThrow().release().id());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private void start(String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], legal(attributes[i + 1]));
        }
    }

    private void empty(String name, String... attributes) throws XMLStreamException {
        start(name, attributes);
        xml.writeEndElement();
    }

    private void text(String name, String content) throws XMLStreamException {
        start(name);
        xml.writeCharacters(legal(content));
        xml.writeEndElement();
    }

    private void wrapped(String name, String content, String... attributes) throws XMLStreamException {
        start(name, attributes);
        narrative(content);
        xml.writeEndElement();
    }

    private void narrative(String content) throws XMLStreamException {
        text("narrative", content);
    }

    /** Without the characters that XML 1.0 cannot hold. */
    static String legal(String content) {
        StringBuilder legal = new StringBuilder(content.length());
        content.codePoints().filter(Iati::isLegal).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean isLegal(int point) {
        if (point < 0x20) {
            return point == '\t' || point == '\n' || point == '\r';
        }
        return !(point > 0xD7FF && point < 0xE000) && point != 0xFFFE && point != 0xFFFF;
    }
}
