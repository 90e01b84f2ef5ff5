package org.isopolity.index.observation;

/**
 * A value that a source was asked for and does not give.
 *
 * @param cityId the city
 * @param indicatorId the indicator
 * @param year the year
 * @param level whose figure it would have been
 * @param kind why it is missing
 * @param source who was asked
 * @param note what else a reader should know
 */
public record Gap(
        String cityId,
        String indicatorId,
        int year,
        GeographicLevel level,
        MissingKind kind,
        String source,
        String note) {}
