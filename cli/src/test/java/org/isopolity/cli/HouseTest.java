package org.isopolity.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The plan of the house holds: rooms stand on those below them, and nothing goes in circles. */
class HouseTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.isopolity");

    /** Each room and the rooms that it may know. */
    private static final Map<String, List<String>> ROOMS = rooms();

    private static Map<String, List<String>> rooms() {
        Map<String, List<String>> rooms = new LinkedHashMap<>();
        rooms.put("text", List.of());
        rooms.put("parquet", List.of("text"));
        rooms.put("index", List.of("text"));
        rooms.put("impact", List.of("text"));
        rooms.put("population", List.of("text", "parquet"));
        rooms.put("practice", List.of("text"));
        rooms.put("release", List.of("text", "index", "parquet"));
        rooms.put("server", List.of("text", "index", "impact", "population", "practice", "release"));
        rooms.put("cli", List.copyOf(rooms.keySet()));
        rooms.put("spark", List.of("text", "population"));
        // optional: not on the class path of the program unless somebody puts it there, and known to no other room
        rooms.put("embedder", List.of("text", "practice"));
        return rooms;
    }

    private static final List<String> ENGINES =
            List.of("index", "impact", "population", "practice", "parquet", "release");

    private static String packageOf(String room) {
        return "org.isopolity." + room + "..";
    }

    @Test
    void everyRoomStandsOnlyOnThoseBelow() {
        ROOMS.forEach((room, known) -> {
            List<String> unknown = new ArrayList<>(ROOMS.keySet());
            unknown.removeAll(known);
            unknown.remove(room);
            noClasses()
                    .that()
                    .resideInAPackage(packageOf(room))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            unknown.stream().map(HouseTest::packageOf).toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(HOUSE);
        });
    }

    @Test
    void noRoomIsForgotten() {
        assertThat(HOUSE)
                .allSatisfy(type ->
                        assertThat(ROOMS).containsKey(type.getPackageName().split("\\.", -1)[2]));
    }

    @Test
    void theEnginesKnowNoFrameworkAndNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage(ENGINES.stream().map(HouseTest::packageOf).toArray(String[]::new))
                // a file of a map in SQLite's format, and no database
                .and()
                .doNotHaveFullyQualifiedName("org.isopolity.population.place.GeoPackage")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..", "java.sql..", "java.net.http..")
                .check(HOUSE);
    }

    @Test
    void sparkIsNeverOnTheClassPathOfTheProgram() {
        assertThat(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)))
                .noneMatch(entry -> entry.matches(".*spark-(core|sql).*"));
        noClasses()
                .that()
                .resideOutsideOfPackage(packageOf("spark"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "scala..")
                .check(HOUSE);
    }

    @Test
    void packagesOfARoomDoNotGoInCircles() {
        for (String room : ROOMS.keySet()) {
            slices().matching("org.isopolity." + room + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(HOUSE);
        }
    }

    @Test
    void namesSayWhatAThingIs() {
        List<String> empty = List.of("util", "common", "manager", "helper", "impl", "misc");
        assertThat(HOUSE)
                .noneMatch(type -> empty.stream()
                        .anyMatch(word ->
                                type.getSimpleName().toLowerCase(Locale.ROOT).endsWith(word)
                                        || type.getPackageName().endsWith("." + word)));
    }
}
