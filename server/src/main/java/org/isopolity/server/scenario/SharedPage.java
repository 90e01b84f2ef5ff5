package org.isopolity.server.scenario;

/**
 * Scenarios that a city shares.
 *
 * @param city id of the city
 * @param name of the city
 * @param heading what the city calls them
 * @param lead what they bring, and when they were shared
 * @param known whether the city has a page of its own now
 * @param told the scenarios side by side
 * @param open address where a reader can go on from them; empty where that cannot be
 */
public record SharedPage(
        String city, String name, String heading, String lead, boolean known, SideBySide told, String open) {}
