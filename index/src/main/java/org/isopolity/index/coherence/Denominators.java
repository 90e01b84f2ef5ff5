package org.isopolity.index.coherence;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What indicators were, or could be, divided by: population, area, product. By id, one value for each city of the sheet in its
 * order, NaN where missing.
 */
public final class Denominators {

    /** None are known. */
    public static final Denominators NONE = new Denominators(Map.of());

    private final Map<String, double[]> byId = new LinkedHashMap<>();

    /** Denominators by id. */
    public Denominators(Map<String, double[]> byId) {
        byId.forEach((id, values) -> this.byId.put(id, values.clone()));
    }

    Map<String, double[]> byId() {
        return byId;
    }
}
