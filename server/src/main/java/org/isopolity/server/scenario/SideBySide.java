package org.isopolity.server.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * Scenarios side by side, as every page shows them.
 *
 * @param columns names of the columns; empty where there is nothing to show
 * @param outcomes score, standing and money
 * @param areas scores of the areas that change
 * @param changes what each scenario changes
 * @param notes where scenarios come from, and what is left out of them
 * @param release the release they start from
 */
public record SideBySide(
        List<String> columns,
        List<Line> outcomes,
        List<Line> areas,
        List<Line> changes,
        List<Note> notes,
        String release) {

    public SideBySide {
        columns = List.copyOf(columns);
        outcomes = List.copyOf(outcomes);
        areas = List.copyOf(areas);
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    SideBySide after(List<Note> before) {
        List<Note> all = new ArrayList<>(before);
        all.addAll(notes);
        return new SideBySide(columns, outcomes, areas, changes, all, release);
    }

    /**
     * A line of a table.
     *
     * @param name of it
     * @param cells one for each column
     */
    public record Line(String name, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * Something to know.
     *
     * @param words what
     * @param path where more is to be read; may be empty
     * @param link what the link says; empty without one
     */
    public record Note(String words, String path, String link) {

        static Note of(String words) {
            return new Note(words, "", "");
        }
    }
}
