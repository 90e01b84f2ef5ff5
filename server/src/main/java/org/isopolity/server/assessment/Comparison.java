package org.isopolity.server.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.server.assessment.Assessment.Figure;
import org.isopolity.server.assessment.Company.Median;
import org.isopolity.server.assessment.Questionnaire.Recommendation;
import org.isopolity.server.assessment.SelfAssessments.Kept;
import org.isopolity.server.assessment.SelfAssessments.Sheet;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
import org.isopolity.server.desk.Block.Fact;
import org.isopolity.server.desk.Block.Paragraph;
import org.isopolity.server.desk.Block.Table;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.peer.Criteria;
import org.isopolity.server.text.Text;

/** What a self-assessment says beside the city's last one, beside the cities most alike, and from one who answered to another. */
final class Comparison {

    private final Questionnaire questionnaire;
    private final Kept one;
    private final Optional<Kept> earlier;
    private final Company company;
    private final Text text;

    Comparison(Questionnaire questionnaire, Kept one, Optional<Kept> earlier, Company company, Text text) {
        this.questionnaire = questionnaire;
        this.one = one;
        this.earlier = earlier;
        this.company = company;
        this.text = text;
    }

    /** A table for each set that has an answer. */
    List<Block> figures() {
        Assessment now = Assessment.of(one.consensus().settled());
        Optional<Assessment> before =
                earlier.map(last -> Assessment.of(last.consensus().settled()));
        return questionnaire.sections().stream()
                .filter(section -> section.questions().stream()
                        .anyMatch(question -> now.answers().find(question.id()).isPresent()))
                .map(section -> (Block) new Table(
                        text.of("assessment.caption", AssessmentController.name(section, text)),
                        List.of(
                                text.of("assessment.col.recommendation"),
                                text.of("assessment.col.mean"),
                                text.of("assessment.col.range"),
                                text.of("assessment.col.answered"),
                                text.of("assessment.col.shown"),
                                text.of("assessment.col.change"),
                                text.of("kept.col.median")),
                        section.recommendations().stream()
                                .map(recommendation -> line(recommendation, now, before))
                                .toList()))
                .toList();
    }

    private List<Cell> line(Recommendation recommendation, Assessment now, Optional<Assessment> before) {
        Figure figure = now.figure(recommendation);
        return List.of(
                Cell.of(recommendation.label()),
                Cell.number(
                        figure.mean().isPresent() ? text.whole(figure.mean().getAsDouble()) : text.of("mark.missing")),
                Cell.number(text.of("assessment.range", text.whole(figure.low()), text.whole(figure.high()))),
                Cell.number(text.of("values.of", figure.answered(), figure.questions())),
                Cell.seals(Showing.tally(one.showings(recommendation.questions()), text)),
                Cell.number(before.flatMap(last -> now.findChange(recommendation, last))
                        .map(moved ->
                                text.count("assessment.change", moved.questions(), text.difference(moved.points(), 0)))
                        .orElseGet(() -> text.of("kept.change.none"))),
                Cell.number(inWords(company.median(recommendation))));
    }

    private String inWords(Median median) {
        return median.mean().isPresent()
                ? text.of(
                        "kept.median", median.cities(), text.whole(median.mean().getAsDouble()))
                : text.of("kept.median.few", median.cities(), Company.LEAST);
    }

    /** Who the cities most alike are, by what, and how many of them share. */
    List<Block> peers(Optional<Figures> figures) {
        if (company.others() == 0) {
            return List.of(new Paragraph(text.of("kept.peers.nobody")));
        }
        List<Block> blocks = new ArrayList<>(List.of(
                new Paragraph(text.of(
                        "kept.peers.lead",
                        company.sharing(),
                        company.others(),
                        company.nearest().size())),
                new Paragraph(text.of(
                        "kept.peers.by",
                        text.list(company.criteria().stream()
                                .map(criterion -> Criteria.name(criterion, figures, text))
                                .toList()),
                        company.known(),
                        company.criteria().size())),
                new Paragraph(text.of("kept.peers.least", Company.LEAST))));
        if (!company.nearest().isEmpty()) {
            blocks.add(new Table(
                    text.of("kept.peers.caption"),
                    List.of(
                            text.of("col.city"),
                            text.of("peer.likeness"),
                            text.of("peer.shared"),
                            text.of("kept.begun")),
                    company.nearest().stream()
                            .map(near -> List.of(
                                    Cell.of(near.city().name()),
                                    Cell.number(
                                            text.whole(100 * (1 - near.alike().distance()))),
                                    Cell.number(text.of(
                                            "values.of",
                                            near.alike().shared(),
                                            company.criteria().size())),
                                    Cell.of(KeptPages.day(near.begun(), text))))
                            .toList()));
        }
        return blocks;
    }

    /** How far those who answered agree, and on what they do not. */
    List<Block> agreement(String path) {
        Agreement agreement =
                Agreement.of(one.sheets().stream().map(Sheet::answers).toList());
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact(
                        text.of("kept.agreement.people"),
                        text.whole(one.sheets().size())),
                new Fact(
                        text.of("kept.agreement.same"),
                        text.of("values.of", agreement.same(), agreement.questions()))));
        if (one.sheets().size() == 2) {
            facts.add(new Fact(text.of("kept.agreement.kappa"), beyondChance(agreement.kappa())));
        }
        facts.add(new Fact(text.of("kept.agreement.alpha"), beyondChance(agreement.alpha())));
        List<Block> blocks =
                new ArrayList<>(List.of(new Paragraph(text.of("kept.agreement.what")), new Block.Facts(facts)));
        List<List<Cell>> rows = questionnaire.sections().stream()
                .flatMap(section -> section.questions().stream()
                        .filter(question -> one.consensus().disputed().contains(question.id()))
                        .map(question -> List.of(
                                Cell.link(question.text(), path + "/sets/" + section.code()),
                                Cell.of(text.list(one.sheets().stream()
                                        .flatMap(sheet -> sheet.answers().find(question.id()).stream()
                                                .map(answer ->
                                                        text.of("kept.said", sheet.name(), code(answer.grade()))))
                                        .toList())))))
                .toList();
        if (!rows.isEmpty()) {
            blocks.add(new Table(
                    text.of("kept.disputed.caption"),
                    List.of(text.of("kept.question"), text.of("kept.said.who")),
                    rows));
        }
        return blocks;
    }

    private String beyondChance(OptionalDouble agreement) {
        return agreement.isPresent() ? text.decimal(agreement.getAsDouble(), 2, 2) : text.of("kept.agreement.none");
    }

    private String code(Grade grade) {
        return grade == Grade.UNKNOWN ? text.of("assessment.unknown") : grade.code();
    }
}
