package org.isopolity.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The plan of the house holds: rooms stand on those below them, and nothing goes in circles. */
class HouseTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.isopolity");

    @Test
    void everyRoomStandsOnlyOnThoseBelow() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("text")
                .definedBy("org.isopolity.text..")
                .layer("index")
                .definedBy("org.isopolity.index..")
                .layer("impact")
                .definedBy("org.isopolity.impact..")
                .layer("release")
                .definedBy("org.isopolity.release..")
                .layer("server")
                .definedBy("org.isopolity.server..")
                .layer("cli")
                .definedBy("org.isopolity.cli..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("release")
                .mayOnlyBeAccessedByLayers("server", "cli")
                .whereLayer("index")
                .mayOnlyBeAccessedByLayers("release", "server", "cli")
                .whereLayer("impact")
                .mayOnlyBeAccessedByLayers("server", "cli")
                .whereLayer("text")
                .mayNotAccessAnyLayer()
                .check(HOUSE);
    }

    @Test
    void theEngineKnowsNoFrameworkAndNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage("org.isopolity.index..", "org.isopolity.impact..", "org.isopolity.release..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..", "java.sql..", "java.net.http..")
                .check(HOUSE);
    }

    @Test
    void packagesOfARoomDoNotGoInCircles() {
        for (String room : List.of("index", "impact", "server")) {
            slices().matching("org.isopolity." + room + ".(*)..")
                    .should()
                    .beFreeOfCycles()
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
