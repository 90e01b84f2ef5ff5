package org.isopolity.cli;

import java.util.ArrayList;
import java.util.List;
import org.isopolity.release.AnalysisTable;
import org.isopolity.release.AnalysisTable.Column;
import org.isopolity.release.AnalysisTable.Type;

/** Puts a table of results together: columns first, then lines. */
final class ResultTable {

    private final String name;
    private final String title;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Object>> lines = new ArrayList<>();

    ResultTable(String name, String title) {
        this.name = name;
        this.title = title;
    }

    ResultTable text(String column, String description) {
        columns.add(new Column(column, Type.STRING, description));
        return this;
    }

    ResultTable count(String column, String description) {
        columns.add(new Column(column, Type.INTEGER, description));
        return this;
    }

    ResultTable number(String column, String description) {
        columns.add(new Column(column, Type.NUMBER, description));
        return this;
    }

    ResultTable yesNo(String column, String description) {
        columns.add(new Column(column, Type.BOOLEAN, description));
        return this;
    }

    ResultTable line(Object... cells) {
        lines.add(List.of(cells));
        return this;
    }

    AnalysisTable done() {
        return new AnalysisTable(name, title, columns, lines);
    }
}
