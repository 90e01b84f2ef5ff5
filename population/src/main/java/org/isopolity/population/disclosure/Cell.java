package org.isopolity.population.disclosure;

/**
 * One count of a table.
 *
 * @param unit id of the unit
 * @param group name of the group
 */
public record Cell(String unit, String group) {}
