package org.isopolity.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** One argument names the figure; what else stands there is answered with their names. */
public final class Main {

    private Main() {}

    /** Prints the figure that the first argument names; the second is the repository, the current directory if absent. */
    public static void main(String[] arguments) throws Exception {
        Path house = Path.of(arguments.length > 1 ? arguments[1] : "").toAbsolutePath();
        Path starter = house.resolve("starter/openness");
        Path scratch = Files.createTempDirectory("isopolity-bench");
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "scoring" -> Scoring.demo(starter);
            case "growth" -> Scoring.growth();
            case "pages" -> Pages.sizes(starter, scratch);
            case "requests" -> Pages.requests(starter, scratch);
            case "impact" -> Impact.figures(house);
            case "start" -> Start.second(house, scratch);
            case "rush" -> Rush.beforeADeadline(scratch);
            default -> {
                System.err.println("Name a figure: scoring, growth, pages, requests, impact, start or rush.");
                System.exit(2);
            }
        }
    }
}
