package org.isopolity.server.chart;

/** Places along an axis, in per cent of its length with one decimal: what SVG attributes hold. */
public final class Percent {

    private Percent() {}

    /** A place such as {@code 12.5%}. */
    public static String of(double percent) {
        long tenths = Math.round(percent * 10);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return size % 10 == 0 ? sign + size / 10 + "%" : sign + size / 10 + "." + size % 10 + "%";
    }
}
