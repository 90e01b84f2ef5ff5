package org.isopolity.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One column of a Parquet file as it lies on disk: plain values, uncompressed, in one data page of the first version, as the format's
 * specification (Apache Parquet 2.x) describes it and every reader knows it.
 */
public final class ParquetColumn {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int INT32 = 1;
    private static final int DOUBLE = 5;
    private static final int BYTE_ARRAY = 6;
    private static final int UTF8 = 0;
    private static final int PLAIN = 0;
    private static final int RLE = 3;

    private final String name;
    private final int type;
    private final boolean optional;
    private final byte[] page;
    private final int values;

    private ParquetColumn(String name, int type, boolean optional, byte[] page, int values) {
        this.name = name;
        this.type = type;
        this.optional = optional;
        this.page = page;
        this.values = values;
    }

    /** A column of texts. */
    public static ParquetColumn texts(String name, List<String> texts) {
        List<byte[]> encoded = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        byte[] bytes =
                new byte[encoded.stream().mapToInt(text -> 4 + text.length).sum()];
        ByteBuffer page = over(bytes);
        encoded.forEach(text -> page.putInt(text.length).put(text));
        return new ParquetColumn(name, BYTE_ARRAY, false, bytes, texts.size());
    }

    /** A column of whole numbers. */
    public static ParquetColumn wholeNumbers(String name, int... numbers) {
        byte[] bytes = new byte[4 * numbers.length];
        ByteBuffer page = over(bytes);
        for (int number : numbers) {
            page.putInt(number);
        }
        return new ParquetColumn(name, INT32, false, bytes, numbers.length);
    }

    /** A column of numbers in which NaN is written as null. */
    public static ParquetColumn numbers(String name, double... numbers) {
        int groups = (numbers.length + 7) / 8;
        byte[] present = new byte[groups];
        int count = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (!Double.isNaN(numbers[i])) {
                present[i / 8] |= (byte) (1 << (i % 8));
                count++;
            }
        }
        byte[] run = unsigned((groups << 1) | 1);
        byte[] bytes = new byte[4 + run.length + groups + 8 * count];
        ByteBuffer page = over(bytes);
        page.putInt(run.length + groups).put(run).put(present);
        for (double number : numbers) {
            if (!Double.isNaN(number)) {
                page.putDouble(number);
            }
        }
        return new ParquetColumn(name, DOUBLE, true, bytes, numbers.length);
    }

    private static ByteBuffer over(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] unsigned(int value) {
        ByteBuffer bytes = ByteBuffer.allocate(5);
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            bytes.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
        byte[] written = new byte[bytes.position()];
        bytes.flip().get(written);
        return written;
    }

    private byte[] header() {
        return new CompactWriter()
                .beginElement()
                .i32(1, 0)
                .i32(2, page.length)
                .i32(3, page.length)
                .begin(5)
                .i32(1, values)
                .i32(2, PLAIN)
                .i32(3, RLE)
                .i32(4, RLE)
                .end()
                .end()
                .toBytes();
    }

    /** A whole file of these columns. */
    public static void write(OutputStream out, List<ParquetColumn> columns, int rows) throws IOException {
        out.write(MAGIC);
        List<Long> offsets = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        long at = MAGIC.length;
        for (ParquetColumn column : columns) {
            byte[] header = column.header();
            out.write(header);
            out.write(column.page);
            offsets.add(at);
            sizes.add(header.length + column.page.length);
            at += header.length + column.page.length;
        }
        byte[] footer = footer(columns, offsets, sizes, rows);
        out.write(footer);
        byte[] length = new byte[4];
        over(length).putInt(footer.length);
        out.write(length);
        out.write(MAGIC);
    }

    private static byte[] footer(List<ParquetColumn> columns, List<Long> offsets, List<Integer> sizes, int rows) {
        CompactWriter footer = new CompactWriter().beginElement().i32(1, 1).listOfStructs(2, columns.size() + 1);
        footer.beginElement().text(4, "table").i32(5, columns.size()).end();
        for (ParquetColumn column : columns) {
            footer.beginElement()
                    .i32(1, column.type)
                    .i32(3, column.optional ? 1 : 0)
                    .text(4, column.name);
            if (column.type == BYTE_ARRAY) {
                footer.i32(6, UTF8);
            }
            footer.end();
        }
        footer.i64(3, rows).listOfStructs(4, 1).beginElement().listOfStructs(1, columns.size());
        long total = 0;
        for (int i = 0; i < columns.size(); i++) {
            ParquetColumn column = columns.get(i);
            total += sizes.get(i);
            footer.beginElement()
                    .i64(2, offsets.get(i))
                    .begin(3)
                    .i32(1, column.type)
                    .listOfI32(2, PLAIN, RLE)
                    .listOfTexts(3, 1)
                    .element(column.name)
                    .i32(4, 0)
                    .i64(5, column.values)
                    .i64(6, sizes.get(i))
                    .i64(7, sizes.get(i))
                    .i64(9, offsets.get(i))
                    .end()
                    .end();
        }
        return footer.i64(2, total)
                .i64(3, rows)
                .end()
                .text(6, "isopolity")
                .end()
                .toBytes();
    }
}
