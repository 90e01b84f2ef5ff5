package org.isopolity.server.governance;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;

/**
 * In which field of service something is done about an indicator. Indicators that no service of a city moves, such as national law
 * or the economy, have none: of them the framework alone says who can change them.
 */
public final class ServiceFields {

    /** The header of such a table. */
    public static final String HEADER = "indicator,field\n";

    private final Map<String, ServiceField> fields;

    private ServiceFields(Map<String, ServiceField> fields) {
        this.fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /**
     * Reads a table: a line for each indicator, with its field, or none where it has none.
     *
     * @throws org.isopolity.text.input.InvalidInput if the file is wrong, naming line and column
     */
    public static ServiceFields read(Path file) {
        return of(CsvTable.read(file));
    }

    static ServiceFields read(String name, byte[] content) {
        return of(CsvTable.read(name, content));
    }

    private static ServiceFields of(CsvTable table) {
        table.require("indicator", "field");
        table.requireRows();
        Map<String, Row> rows = new HashMap<>();
        Map<String, ServiceField> fields = new HashMap<>();
        for (Row row : table.rows()) {
            String indicator = row.identifier("indicator");
            Row earlier = rows.putIfAbsent(indicator, row);
            if (earlier != null) {
                throw row.problem(
                        "indicator",
                        "'" + indicator + "' stands in line " + earlier.line() + " already.",
                        "Give each indicator one field.");
            }
            if (!row.text("field").isEmpty()) {
                fields.put(indicator, row.oneOf("field", ServiceField.class));
            }
        }
        return new ServiceFields(fields);
    }

    /** The field of an indicator, if it has one. */
    public Optional<ServiceField> find(String indicatorId) {
        return Optional.ofNullable(fields.get(indicatorId));
    }

    /** The indicators that have a field, by id. */
    public Set<String> indicators() {
        return fields.keySet();
    }
}
