package org.isopolity.server.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isopolity.server.desk.Block.Cell;

/** What differs between two contents, field by field. */
public final class Difference {

    private Difference() {}

    /** Lines of a table: what, which field, before, after. */
    public static List<List<Cell>> cells(String what, Content before, Content after) {
        List<List<Cell>> cells = new ArrayList<>();
        Map<String, String> old = fields(before);
        fields(after).forEach((field, value) -> {
            String earlier = old.getOrDefault(field, "");
            if (!earlier.equals(value)) {
                cells.add(List.of(Cell.of(what), Cell.of(field), Cell.of(earlier), Cell.of(value)));
            }
        });
        return cells;
    }

    private static Map<String, String> fields(Content content) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("value", AnswerForm.amount(content));
        fields.put("choice", content.choice());
        fields.put("missing", content.missing());
        fields.put("year", content.year() == 0 ? "" : String.valueOf(content.year()));
        fields.put("level", content.level());
        fields.put("flags", content.flags());
        fields.put("source", content.source());
        fields.put("source_url", content.sourceUrl());
        fields.put("licence", content.licence());
        fields.put("note", content.note());
        return fields;
    }
}
