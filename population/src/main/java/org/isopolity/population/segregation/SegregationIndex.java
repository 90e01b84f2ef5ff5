package org.isopolity.population.segregation;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.isopolity.population.Figure;
import org.isopolity.population.Phrases;
import org.isopolity.text.Phrase;

/**
 * Massey and Denton's twenty indices of one group against another or the rest, in their order. The US Census Bureau publishes all but
 * {@link #CENTRAL_CITY}. One of each dimension is the one to report where only five are wanted.
 */
public enum SegregationIndex {
    /** D. */
    DISSIMILARITY(Dimension.EVENNESS, "D", true),
    /** G. */
    GINI(Dimension.EVENNESS, "G", false),
    /** H. */
    ENTROPY(Dimension.EVENNESS, "H", false),
    /** A(0.1). */
    ATKINSON_10(Dimension.EVENNESS, "A(0.1)", false),
    /** A(0.5). */
    ATKINSON_50(Dimension.EVENNESS, "A(0.5)", false),
    /** A(0.9). */
    ATKINSON_90(Dimension.EVENNESS, "A(0.9)", false),
    /** xPy. */
    INTERACTION(Dimension.EXPOSURE, "xPy", false),
    /** xPx. */
    ISOLATION(Dimension.EXPOSURE, "xPx", true),
    /** V. */
    CORRELATION_RATIO(Dimension.EXPOSURE, "V", false),
    /** DEL. */
    DELTA(Dimension.CONCENTRATION, "DEL", true),
    /** ACO. */
    ABSOLUTE_CONCENTRATION(Dimension.CONCENTRATION, "ACO", false),
    /** RCO. */
    RELATIVE_CONCENTRATION(Dimension.CONCENTRATION, "RCO", false),
    /** PCC. */
    CENTRAL_CITY(Dimension.CENTRALISATION, "PCC", false),
    /** ACE. */
    ABSOLUTE_CENTRALISATION(Dimension.CENTRALISATION, "ACE", true),
    /** RCE. */
    RELATIVE_CENTRALISATION(Dimension.CENTRALISATION, "RCE", false),
    /** ACL. */
    ABSOLUTE_CLUSTERING(Dimension.CLUSTERING, "ACL", false),
    /** SP. */
    SPATIAL_PROXIMITY(Dimension.CLUSTERING, "SP", true),
    /** RCL. */
    RELATIVE_CLUSTERING(Dimension.CLUSTERING, "RCL", false),
    /** DPxy. */
    DECAYING_INTERACTION(Dimension.CLUSTERING, "DPxy", false),
    /** DPxx. */
    DECAYING_ISOLATION(Dimension.CLUSTERING, "DPxx", false);

    private final Dimension dimension;
    private final String symbol;
    private final boolean representative;

    SegregationIndex(Dimension dimension, String symbol, boolean representative) {
        this.dimension = dimension;
        this.symbol = symbol;
        this.representative = representative;
    }

    /** The dimension it measures. */
    public Dimension dimension() {
        return dimension;
    }

    /** The letters of the literature. */
    public String symbol() {
        return symbol;
    }

    /** Whether it is the one to report of its dimension. */
    public boolean isRepresentative() {
        return representative;
    }

    /** Whether it is one of the US Census Bureau's nineteen. */
    public boolean isCensus() {
        return this != CENTRAL_CITY;
    }

    /** The name in words. */
    public Phrase inWords() {
        return Phrases.of("index." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Its value, or why it has none. */
    public Figure of(Contrast contrast, Setting setting) {
        Contrast sides = contrast.alone();
        return of(
                sides,
                setting,
                dimension == Dimension.CLUSTERING ? setting.proximities(sides.table()) : Optional.empty());
    }

    private static Figure ifKnown(Optional<Proximities> near, Function<Proximities, Figure> figure) {
        return near.isEmpty() ? Figure.undefined("undefined.no-places") : figure.apply(near.get());
    }

    /** Its value, from proximities computed before. */
    Figure of(Contrast contrast, Setting setting, Optional<Proximities> near) {
        return switch (this) {
            case DISSIMILARITY -> Evenness.dissimilarity(contrast);
            case GINI -> Evenness.gini(contrast);
            case ENTROPY -> Evenness.entropy(contrast);
            case ATKINSON_10 -> Evenness.atkinson(contrast, 0.1);
            case ATKINSON_50 -> Evenness.atkinson(contrast, 0.5);
            case ATKINSON_90 -> Evenness.atkinson(contrast, 0.9);
            case INTERACTION -> Exposure.interaction(contrast);
            case ISOLATION -> Exposure.isolation(contrast);
            case CORRELATION_RATIO -> Exposure.correlationRatio(contrast);
            case DELTA -> setting.withPlaces(places -> Concentration.delta(contrast, places));
            case ABSOLUTE_CONCENTRATION -> setting.withPlaces(places -> Concentration.absolute(contrast, places));
            case RELATIVE_CONCENTRATION -> setting.withPlaces(places -> Concentration.relative(contrast, places));
            case CENTRAL_CITY -> Centralisation.centralCity(contrast, setting.centralUnits());
            case ABSOLUTE_CENTRALISATION ->
                setting.withPlaces(places -> Centralisation.absolute(contrast, places, setting.centre()));
            case RELATIVE_CENTRALISATION ->
                setting.withPlaces(places -> Centralisation.relative(contrast, places, setting.centre()));
            case ABSOLUTE_CLUSTERING -> ifKnown(near, known -> Clustering.absolute(contrast, known));
            case SPATIAL_PROXIMITY -> ifKnown(near, known -> Clustering.spatialProximity(contrast, known));
            case RELATIVE_CLUSTERING -> ifKnown(near, known -> Clustering.relative(contrast, known));
            case DECAYING_INTERACTION -> ifKnown(near, known -> Clustering.decayingInteraction(contrast, known));
            case DECAYING_ISOLATION -> ifKnown(near, known -> Clustering.decayingIsolation(contrast, known));
        };
    }
}
