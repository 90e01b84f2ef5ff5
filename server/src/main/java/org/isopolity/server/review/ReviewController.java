package org.isopolity.server.review;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.answer.Answer;
import org.isopolity.server.answer.Answers;
import org.isopolity.server.answer.CityReturn;
import org.isopolity.server.answer.Content;
import org.isopolity.server.answer.Difference;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.Block.Links;
import org.isopolity.server.desk.Block.Section;
import org.isopolity.server.desk.Block.Table;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Kind;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.network.Item;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One answer with all that belongs to it: what it says, who said what about it, its evidence, and what may be done. */
@Controller
final class ReviewController {

    private static final String ITEM = "/workspace/networks/{network}/rounds/{round}/cities/{city}/items/{item}";
    private static final int LONGEST_WORDS = 4_000;

    private final Reviews reviews;
    private final Answers answers;

    ReviewController(Reviews reviews, Answers answers) {
        this.reviews = reviews;
        this.answers = answers;
    }

    @GetMapping(ITEM)
    @Needs(Right.ANSWERS_SEE)
    DeskPage page(CityReturn found, @PathVariable("item") String id, Person person, Text text, Sent sent) {
        Item item = found.framework().find(id).filter(Item::isAsked).orElseThrow(Refused::absent);
        List<Block> blocks = new ArrayList<>();
        if (!item.question().isEmpty()) {
            blocks.add(new Block.Paragraph(item.question()));
        }
        boolean gives = person.may(Right.ANSWERS_GIVE, found.round().network(), found.city());
        Optional<Answer> answer = found.find(id);
        if (gives && (answer.isEmpty() || answer.get().state().isWritable())) {
            blocks.add(Links.of(new Link(found.path() + "/items/" + id + "/edit", text.of("answer.edit"))));
        }
        answer.ifPresent(there -> {
            blocks.addAll(about(found, item, there, text));
            blocks.addAll(deeds(found, there, person, text, sent));
            if (gives && there.state().isWritable()) {
                blocks.add(evidenceForm(found, id, text));
            }
        });
        return new DeskPage(
                        item.label(),
                        answer.map(there -> text.name("answer.state", there.state()))
                                .orElse(text.of("answer.state.none")),
                        List.of(
                                new Link("/workspace", text.of("desk.workspace")),
                                new Link(found.round().path(), found.round().title()),
                                new Link(found.path(), found.name())),
                        blocks,
                        200)
                .answering(sent);
    }

    private List<Block> about(CityReturn found, Item item, Answer answer, Text text) {
        List<Block> blocks = new ArrayList<>();
        List<Answers.Revision> history = answers.history(answer.id());
        blocks.add(table(text.of("answer.now"), Difference.cells(item.id(), Content.NONE, answer.content()), text));
        for (int i = 0; i + 1 < history.size(); i++) {
            Answers.Revision later = history.get(i);
            Answers.Revision earlier = history.get(i + 1);
            blocks.add(table(
                    text.of("answer.change", later.revision(), later.editor(), moment(later.moment(), text)),
                    Difference.cells(item.id(), earlier.content(), later.content()),
                    text));
        }
        blocks.add(new Table(
                text.of("answer.messages"),
                List.of(text.of("answer.who"), text.of("answer.when"), text.of("answer.what"), text.of("answer.words")),
                reviews.messages(answer.id()).stream()
                        .map(message -> List.of(
                                Cell.of(message.author()),
                                Cell.of(moment(message.moment(), text)),
                                Cell.of(text.name("deed", message.deed())),
                                Cell.of(message.content())))
                        .toList()));
        blocks.add(new Table(
                text.of("answer.evidence"),
                List.of(text.of("answer.evidence.name"), text.of("answer.who"), text.of("answer.when")),
                answers.evidence(answer.id()).stream()
                        .map(evidence -> List.of(
                                Cell.link(
                                        evidence.name(),
                                        evidence.link().isEmpty()
                                                ? found.path() + "/items/" + item.id() + "/evidence/" + evidence.id()
                                                : evidence.link()),
                                Cell.of(evidence.author()),
                                Cell.of(moment(evidence.moment(), text))))
                        .toList()));
        return blocks;
    }

    private static Table table(String caption, List<List<Cell>> cells, Text text) {
        return new Table(
                caption,
                List.of(
                        text.of("return.item"),
                        text.of("import.column"),
                        text.of("import.before"),
                        text.of("import.after")),
                cells);
    }

    private static String moment(Instant moment, Text text) {
        return text.moment(moment.atOffset(ZoneOffset.UTC));
    }

    private List<Block> deeds(CityReturn found, Answer answer, Person person, Text text, Sent sent) {
        List<Block> blocks = new ArrayList<>();
        for (Deed deed : reviews.legal(person, found, answer)) {
            List<Field> fields = new ArrayList<>();
            fields.add(Field.version(answer.version()));
            fields.add(Field.hidden("deed", deed.name()));
            fields.add(Field.of(
                            Kind.LINES,
                            "words",
                            text.of(deed.isWorded() ? "answer.words.needed" : "answer.words.optional"))
                    .from(sent));
            blocks.add(Section.of(
                    "deed-" + deed.name().toLowerCase(java.util.Locale.ROOT),
                    text.name("deed", deed),
                    Form.post(
                            found.path() + "/items/" + answer.item() + "/"
                                    + deed.name()
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', '-'),
                            text.name("deed", deed),
                            fields)));
        }
        return blocks;
    }

    private static Block evidenceForm(CityReturn found, String item, Text text) {
        return Section.of(
                "evidence",
                text.of("answer.evidence.add"),
                Form.upload(
                        found.path() + "/items/" + item + "/evidence",
                        text.of("answer.evidence.button"),
                        Field.of(Kind.FILE, "file", text.of("answer.evidence.file")),
                        Field.text("link", text.of("answer.evidence.link"))));
    }

    @PostMapping({ITEM + "/submit", ITEM + "/appeal"})
    @Needs(Right.ANSWERS_GIVE)
    Onward asCity(CityReturn found, @PathVariable("item") String id, Person person, Text text, Sent sent) {
        return act(found, id, person, text, sent, Right.ANSWERS_GIVE);
    }

    @PostMapping({ITEM + "/accept", ITEM + "/return", ITEM + "/ask-evidence", ITEM + "/reject", ITEM + "/unlock"})
    @Needs(Right.REVIEW)
    Onward asReviewer(CityReturn found, @PathVariable("item") String id, Person person, Text text, Sent sent) {
        return act(found, id, person, text, sent, Right.REVIEW);
    }

    @PostMapping({ITEM + "/grant", ITEM + "/dismiss"})
    @Needs(Right.NETWORK_RUN)
    Onward asSecretariat(CityReturn found, @PathVariable("item") String id, Person person, Text text, Sent sent) {
        return act(found, id, person, text, sent, Right.NETWORK_RUN);
    }

    @PostMapping(ITEM + "/comment")
    @Needs(Right.ANSWERS_SEE)
    Onward comment(CityReturn found, @PathVariable("item") String id, Person person, Text text, Sent sent) {
        return act(found, id, person, text, sent, Right.ANSWERS_SEE);
    }

    private Onward act(CityReturn found, String id, Person person, Text text, Sent sent, Right right) {
        Deed deed = Arrays.stream(Deed.values())
                .filter(each -> each.name().equals(sent.text("deed")) && each.right() == right)
                .findFirst()
                .orElseThrow(Refused::absent);
        int version = sent.version();
        String words = sent.text("words");
        if (words.length() > LONGEST_WORDS) {
            throw new Refused(Refused.Reason.SENSELESS, "refused.words-long", LONGEST_WORDS);
        }
        reviews.act(person, found, id, version, deed, words, text);
        return Onward.to(found.path() + "/items/" + id, "deed-done");
    }
}
