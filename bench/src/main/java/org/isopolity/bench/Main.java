package org.isopolity.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One argument names the figure that is printed; a wrong one lists all. */
public final class Main {

    private static final List<String> NAMES = List.of(
            "adopters",
            "areas",
            "country",
            "files",
            "growth",
            "export",
            "impact",
            "import",
            "pages",
            "peers",
            "places",
            "practices",
            "questions",
            "reports",
            "requests",
            "rush",
            "scoring",
            "start",
            "table",
            "trust");

    private Main() {}

    /** Prints the figure that the first argument names; the second is the repository, the current directory if absent. */
    public static void main(String[] arguments) throws Exception {
        Path house = Path.of(arguments.length > 1 ? arguments[1] : "").toAbsolutePath();
        Path starter = house.resolve("starter/openness");
        Path scratch = Files.createTempDirectory("isopolity-bench");
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "areas" -> SmallAreas.figures();
            case "country" -> WholeCountry.line(house, scratch);
            case "country-alone" -> WholeCountry.alone(arguments[1], arguments[2]);
            case "scoring" -> Scoring.demo(starter);
            case "growth" -> Scoring.growth();
            case "trust" -> Trust.figures(house);
            case "pages" -> Pages.sizes(starter, scratch);
            case "requests" -> Pages.requests(starter, scratch);
            case "table" -> LargeTable.inMemory();
            case "files" -> LargeTable.asProcess(scratch, Start.java());
            case "rehearse-table" -> LargeTable.rehearse(Path.of(arguments[1]));
            case "score-table" -> LargeTable.score(Path.of(arguments[1]));
            case "impact" -> Impact.figures(house);
            case "reports" -> Reports.hundred(starter, scratch);
            case "peers" -> Alikeness.thousand();
            case "places" -> FirstView.figures(house, scratch);
            case "start" -> Start.second(house, scratch);
            case "questions" -> Practices.questions(house);
            case "practices" -> Practices.scale(house);
            case "adopters" -> Adopters.leaveOneOut(house, scratch);
            case "import" -> Returns.largeImport(scratch);
            case "export" -> Returns.largeExport(scratch);
            case "rush" -> Rush.beforeADeadline(scratch);
            default -> {
                System.err.println("Name a figure: " + String.join(", ", NAMES) + ".");
                System.exit(2);
            }
        }
    }
}
