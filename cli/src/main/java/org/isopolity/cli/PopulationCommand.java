package org.isopolity.cli;

import picocli.CommandLine.Command;

/** Small areas: who lives where, how it changes, what kind of gateway a city is. */
@Command(
        name = "population",
        resourceBundle = "org.isopolity.cli.messages",
        mixinStandardHelpOptions = true,
        subcommands = {
            PopulationSegregation.class,
            PopulationChange.class,
            PopulationGateways.class,
            PopulationSuburbs.class,
            PopulationCheck.class,
            PopulationCountry.class,
            PopulationOrdinal.class,
            PopulationVisits.class,
            PopulationCompare.class
        })
final class PopulationCommand {}
