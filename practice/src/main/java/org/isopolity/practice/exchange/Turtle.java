package org.isopolity.practice.exchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.isopolity.practice.library.Adaptation;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Lineage;
import org.isopolity.practice.vocabulary.Concept;
import org.isopolity.practice.vocabulary.Mapping;
import org.isopolity.practice.vocabulary.Vocabulary;

/** RDF as Turtle: the vocabulary in SKOS, lineages in PROV-O. */
public final class Turtle {

    private static final String PREFIXES = """
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix prov: <http://www.w3.org/ns/prov#> .
        @prefix schema: <https://schema.org/> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        """;

    private final String base;
    private final StringBuilder out = new StringBuilder(PREFIXES);

    private Turtle(String base) {
        this.base = base;
    }

    /**
     * The vocabulary as a SKOS concept scheme.
     *
     * @param base address of the site, without a slash at the end
     */
    public static String skos(Vocabulary vocabulary, String base) {
        Turtle turtle = new Turtle(base);
        String scheme = turtle.address("vocabulary");
        turtle.out.append('\n').append(scheme).append(" a skos:ConceptScheme .\n");
        for (Concept concept : vocabulary.concepts()) {
            turtle.concept(vocabulary, concept, scheme);
        }
        return turtle.out.toString();
    }

    private void concept(Vocabulary vocabulary, Concept concept, String scheme) {
        out.append('\n')
                .append(address("vocabulary", concept.id()))
                .append(" a skos:Concept ;\n    skos:inScheme ")
                .append(scheme);
        concept.broader().ifPresent(above -> out.append(" ;\n    skos:broader ").append(address("vocabulary", above)));
        for (Map.Entry<String, List<String>> terms : concept.terms().entrySet()) {
            for (int i = 0; i < terms.getValue().size(); i++) {
                out.append(i == 0 ? " ;\n    skos:prefLabel " : " ;\n    skos:altLabel ")
                        .append(literal(terms.getValue().get(i)))
                        .append('@')
                        .append(terms.getKey());
            }
        }
        for (Mapping mapping : vocabulary.mappings(concept.id())) {
            if (!mapping.scheme().equals("sensitivity")) {
                out.append(
                                switch (mapping.closeness()) {
                                    case EXACT -> " ;\n    skos:exactMatch ";
                                    case CLOSE -> " ;\n    skos:closeMatch ";
                                    case RELATED -> " ;\n    skos:relatedMatch ";
                                })
                        .append(address("vocabulary", mapping.scheme(), mapping.target()));
            }
        }
        out.append(" .\n");
    }

    /**
     * The lineage around a practice: implementations as entities, adaptations as activities.
     *
     * @param base address of the site, without a slash at the end
     */
    public static String prov(Library library, Lineage lineage, String base) {
        Turtle turtle = new Turtle(base);
        for (Lineage.Node node : lineage.nodes()) {
            turtle.out
                    .append('\n')
                    .append(turtle.address("implementations", node.id()))
                    .append(" a prov:Entity, schema:Project ;\n    schema:name ")
                    .append(literal(node.title()));
            library.findImplementation(node.id()).ifPresent(turtle::place);
            turtle.out.append(" .\n");
        }
        lineage.edges().forEach(turtle::edge);
        return turtle.out.toString();
    }

    private void place(Implementation place) {
        out.append(" ;\n    prov:atLocation ")
                .append(literal(place.place().city() + ", " + place.place().country()))
                .append(" ;\n    prov:specializationOf ")
                .append(address("practices", place.practice()));
        if (place.firstYear().isPresent()) {
            out.append(" ;\n    prov:generatedAtTime \"")
                    .append(place.firstYear().getAsInt())
                    .append("\"^^xsd:gYear");
        }
    }

    private void edge(Lineage.Edge edge) {
        Adaptation adaptation = edge.adaptation();
        String activity = address("adaptations", adaptation.id());
        String from = address("implementations", edge.from());
        out.append('\n')
                .append(address("implementations", edge.to()))
                .append(" prov:wasDerivedFrom ")
                .append(from)
                .append(" ;\n    prov:qualifiedDerivation [ a prov:Derivation ; prov:entity ")
                .append(from)
                .append(" ; prov:hadActivity ")
                .append(activity)
                .append(" ] .\n")
                .append(activity)
                .append(" a prov:Activity");
        comment("kept", adaptation.kept());
        comment("changed", adaptation.changed());
        comment("why", adaptation.why());
        comment("result", adaptation.result());
        out.append(" ;\n    schema:citation ")
                .append(literal(adaptation.source()))
                .append(" .\n");
    }

    private void comment(String what, String text) {
        if (!text.isEmpty()) {
            out.append(" ;\n    schema:comment ").append(literal(what + ": " + text));
        }
    }

    private String address(String... parts) {
        StringBuilder address = new StringBuilder("<").append(base);
        for (String part : parts) {
            address.append('/')
                    .append(URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return address.append('>').toString();
    }

    private static String literal(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (character < 0x20) {
                        quoted.append(String.format("\\u%04X", character));
                    } else {
                        quoted.appendCodePoint(character);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
