package org.isopolity.server.practice;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.isopolity.practice.exchange.Feed;
import org.isopolity.practice.exchange.JsonLd;
import org.isopolity.practice.exchange.PracticeTable;
import org.isopolity.practice.exchange.Table;
import org.isopolity.practice.exchange.Turtle;
import org.isopolity.practice.exchange.Workbook;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Lineage;
import org.isopolity.practice.library.Practice;
import org.isopolity.server.download.Download;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Origin;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The practices as files. */
@Controller
class PracticeFiles {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String TURTLE = "text/turtle;charset=UTF-8";

    private final PracticeShelf shelf;

    PracticeFiles(PracticeShelf shelf) {
        this.shelf = shelf;
    }

    private Library library() {
        return shelf.now().library();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping("/practices/feed.atom")
    Download feed(HttpServletRequest request, Text text) {
        return new Download(
                "practices.atom",
                "application/atom+xml;charset=UTF-8",
                utf8(Feed.atom(library(), Origin.of(request), text.of("practices.feed"), text.language())));
    }

    @GetMapping("/practices/practices.csv")
    Download table() {
        StringWriter out = new StringWriter();
        PracticeTable.of(library()).forSpreadsheets().write(out);
        return new Download("practices.csv", "text/csv;charset=UTF-8", utf8(out.toString()));
    }

    @GetMapping("/practices/practices.xlsx")
    Download workbook() {
        Library library = library();
        return new Download("practices.xlsx", XLSX, workbook(PracticeTable.of(library), library));
    }

    @GetMapping("/practices/template.xlsx")
    Download template() {
        return new Download(
                "practice-template.xlsx", XLSX, workbook(new Table(PracticeTable.COLUMNS, List.of()), library()));
    }

    private static byte[] workbook(Table table, Library library) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Workbook.write(table, library.vocabulary(), out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @GetMapping("/practices/vocabulary.ttl")
    Download vocabulary(HttpServletRequest request) {
        return new Download("vocabulary.ttl", TURTLE, utf8(Turtle.skos(library().vocabulary(), Origin.of(request))));
    }

    private static Practice get(Library library, String id) {
        return library.find(id).orElseThrow(() -> new NoSuchPage(id));
    }

    @GetMapping("/practices/{practice}/record.jsonld")
    Download record(@PathVariable("practice") String id, HttpServletRequest request) {
        Library library = library();
        return new Download(
                id + ".jsonld", "application/ld+json", utf8(JsonLd.of(library, get(library, id), Origin.of(request))));
    }

    @GetMapping("/practices/{practice}/lineage.ttl")
    Download lineage(@PathVariable("practice") String id, HttpServletRequest request) {
        Library library = library();
        get(library, id);
        return new Download(
                id + "-lineage.ttl", TURTLE, utf8(Turtle.prov(library, Lineage.of(library, id), Origin.of(request))));
    }
}
