package org.isopolity.server.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;

/** Rows of a result as records. */
public final class Rows {

    private static final Map<Class<?>, RowMapper<?>> KNOWN = new ConcurrentHashMap<>();

    private Rows() {}

    /** Makes a record of each row: its components are the columns, {@code baseYear} that of {@code base_year}. */
    @SuppressWarnings("unchecked") // each class is kept with a mapper of its own
    public static <T> RowMapper<T> as(Class<T> type) {
        return (RowMapper<T>) KNOWN.computeIfAbsent(type, SimplePropertyRowMapper::new);
    }
}
