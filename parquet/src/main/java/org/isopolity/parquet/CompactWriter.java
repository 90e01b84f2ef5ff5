package org.isopolity.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The compact protocol of Thrift, in which Parquet writes what it says about itself. */
final class CompactWriter {

    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int LONGEST_SHORT_LIST = 14;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    CompactWriter i32(int field, int value) {
        header(field, I32);
        varint(zigzag(value));
        return this;
    }

    CompactWriter i64(int field, long value) {
        header(field, I64);
        varint(zigzag(value));
        return this;
    }

    CompactWriter text(int field, String value) {
        header(field, BINARY);
        element(value);
        return this;
    }

    /** Begins a struct in a field of the current one. */
    CompactWriter begin(int field) {
        header(field, STRUCT);
        return beginElement();
    }

    /** Begins a struct that is an element of a list, or the outermost. */
    CompactWriter beginElement() {
        outer.push(last);
        last = 0;
        return this;
    }

    CompactWriter end() {
        bytes.write(0);
        last = outer.pop();
        return this;
    }

    CompactWriter listOfStructs(int field, int size) {
        return list(field, STRUCT, size);
    }

    CompactWriter listOfTexts(int field, int size) {
        return list(field, BINARY, size);
    }

    CompactWriter listOfI32(int field, int... values) {
        list(field, I32, values.length);
        for (int value : values) {
            varint(zigzag(value));
        }
        return this;
    }

    /** A text that is an element of a list. */
    CompactWriter element(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        varint(text.length);
        bytes.writeBytes(text);
        return this;
    }

    private CompactWriter list(int field, int type, int size) {
        header(field, LIST);
        if (size <= LONGEST_SHORT_LIST) {
            bytes.write((size << 4) | type);
        } else {
            bytes.write(0xF0 | type);
            varint(size);
        }
        return this;
    }

    private void header(int field, int type) {
        bytes.write(((field - last) << 4) | type);
        last = field;
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
