package org.isopolity.server.practice;

import java.util.List;

/**
 * How practices are appraised and ranked.
 *
 * @param levels the rule of evidence, from the lowest level up
 */
public record PracticeMethodPage(List<Level> levels) {

    /**
     * A level.
     *
     * @param number from 0 to 5
     * @param name what it is called
     * @param rule what must be recorded for it
     */
    public record Level(int number, String name, String rule) {}
}
