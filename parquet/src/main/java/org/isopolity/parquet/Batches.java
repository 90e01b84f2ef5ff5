package org.isopolity.parquet;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.schema.ColumnSchema;
import java.nio.file.Path;
import org.isopolity.text.input.InvalidInput;

/** What a reader has decoded of a column, as numbers of one kind. */
final class Batches {

    private Batches() {}

    /** Copies the batch at hand; nothing written becomes NaN. */
    static void copyNumbers(Path file, ColumnReader column, double[] target, int at) {
        ColumnSchema schema = column.getColumnSchema();
        int size = column.getRecordCount();
        if (schema.logicalType() instanceof LogicalType.DecimalType) {
            throw InvalidInput.inFile(
                    file,
                    "the column '" + schema.name() + "' holds decimals.",
                    "Write it as whole numbers or doubles.");
        }
        switch (schema.type()) {
            case DOUBLE -> System.arraycopy(column.getDoubles(), 0, target, at, size);
            case FLOAT -> {
                float[] batch = column.getFloats();
                for (int i = 0; i < size; i++) {
                    target[at + i] = batch[i];
                }
            }
            case INT32 -> {
                int[] batch = column.getInts();
                for (int i = 0; i < size; i++) {
                    target[at + i] = batch[i];
                }
            }
            case INT64 -> {
                long[] batch = column.getLongs();
                for (int i = 0; i < size; i++) {
                    target[at + i] = (double) batch[i];
                }
            }
            default ->
                throw InvalidInput.inFile(
                        file,
                        "the column '" + schema.name() + "' holds no numbers that can be read.",
                        "Write it as doubles, floats or whole numbers.");
        }
        Validity validity = column.getLeafValidity();
        if (validity.hasNulls()) {
            for (int i = 0; i < size; i++) {
                target[at + i] = validity.isNull(i) ? Double.NaN : target[at + i];
            }
        }
    }
}
