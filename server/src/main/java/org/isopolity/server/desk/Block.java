package org.isopolity.server.desk;

import java.util.List;
import java.util.Optional;
import org.isopolity.server.chart.Seal;

/** A part of a page of the workspace. All text in it is plain: the template escapes it. */
public sealed interface Block {

    /**
     * A paragraph.
     *
     * @param text what it says
     */
    record Paragraph(String text) implements Block {}

    /**
     * Something to be copied as it is, such as a secret that is shown once.
     *
     * @param label what it is
     * @param text the thing itself
     */
    record Verbatim(String label, String text) implements Block {}

    /**
     * Labelled facts.
     *
     * @param rows the facts
     */
    record Facts(List<Fact> rows) implements Block {
        public Facts {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A labelled fact.
     *
     * @param label what it is
     * @param text the fact
     */
    record Fact(String label, String text) {}

    /**
     * Marks below one another, with their words.
     *
     * @param seals the marks
     */
    record Seals(List<Seal> seals) implements Block {
        public Seals {
            seals = List.copyOf(seals);
        }
    }

    /**
     * A table.
     *
     * @param caption what it shows
     * @param columns heads of its columns
     * @param rows its lines, each with as many cells as there are columns
     */
    record Table(String caption, List<String> columns, List<List<Cell>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A cell of a table.
     *
     * @param text what it says
     * @param link where it leads, if anywhere
     * @param number whether it is a number, to be lined up
     * @param seals marks with their words, in place of the text
     * @param action something to do, if there is any
     */
    record Cell(String text, Optional<String> link, boolean number, List<Seal> seals, Optional<Form> action) {
        public Cell {
            seals = List.copyOf(seals);
        }

        /** A cell of words. */
        public static Cell of(String text) {
            return new Cell(text, Optional.empty(), false, List.of(), Optional.empty());
        }

        /** A cell that leads somewhere. */
        public static Cell link(String text, String path) {
            return new Cell(text, Optional.of(path), false, List.of(), Optional.empty());
        }

        /** A number. */
        public static Cell number(String text) {
            return new Cell(text, Optional.empty(), true, List.of(), Optional.empty());
        }

        /** Marks with their words. */
        public static Cell seals(List<Seal> seals) {
            return new Cell("", Optional.empty(), false, seals, Optional.empty());
        }

        /** Something to do. */
        public static Cell act(Form action) {
            return new Cell("", Optional.empty(), false, List.of(), Optional.of(action));
        }
    }

    /**
     * A form.
     *
     * @param path where it is sent
     * @param fields what it asks
     * @param button what its button says
     * @param files whether files can be sent with it
     * @param method {@code post} or {@code get}
     * @param keeps whether it is sent by itself while it is filled in, where the browser can
     */
    record Form(String path, List<Field> fields, String button, boolean files, String method, boolean keeps)
            implements Block {
        public Form {
            fields = List.copyOf(fields);
        }

        /** A form that is sent with its button only. */
        public Form(String path, List<Field> fields, String button, boolean files, String method) {
            this(path, fields, button, files, method, false);
        }

        /** A form that changes something. */
        public static Form post(String path, String button, Field... fields) {
            return new Form(path, List.of(fields), button, false, "post");
        }

        /** A form that changes something. */
        public static Form post(String path, String button, List<Field> fields) {
            return new Form(path, fields, button, false, "post");
        }

        /** A form that changes something and may bring a file. */
        public static Form upload(String path, String button, Field... fields) {
            return new Form(path, List.of(fields), button, true, "post");
        }
    }

    /**
     * Links below one another.
     *
     * @param links where they lead
     */
    record Links(List<Link> links) implements Block {
        public Links {
            links = List.copyOf(links);
        }

        /** Some links. */
        public static Links of(Link... links) {
            return new Links(List.of(links));
        }
    }

    /**
     * A link.
     *
     * @param path where it leads
     * @param text what it says
     */
    record Link(String path, String text) {}

    /**
     * Parts under a heading.
     *
     * @param id of the heading, to be linked to
     * @param heading what they are about
     * @param blocks the parts
     */
    record Section(String id, String heading, List<Block> blocks) implements Block {
        public Section {
            blocks = List.copyOf(blocks);
        }

        /** Some parts under a heading. */
        public static Section of(String id, String heading, Block... blocks) {
            return new Section(id, heading, List.of(blocks));
        }
    }
}
