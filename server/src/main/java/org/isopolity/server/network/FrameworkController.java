package org.isopolity.server.network;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.Block.Links;
import org.isopolity.server.desk.Block.Section;
import org.isopolity.server.desk.Block.Table;
import org.isopolity.server.desk.Desk;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Kind;
import org.isopolity.server.desk.Field.Option;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.desk.Upload;
import org.isopolity.server.network.Item.Choice;
import org.isopolity.server.network.Item.Origin;
import org.isopolity.server.network.Networks.Wording;
import org.isopolity.server.text.Text;
import org.isopolity.text.input.InvalidInput;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Versions of a framework: begin one, change its items, lock it. */
@Controller
final class FrameworkController {

    private static final String VERSIONS = "/workspace/networks/{network}/frameworks";
    private static final String VERSION = VERSIONS + "/{number}";
    private static final long LARGEST_FILE = 2L << 20;

    private final Networks networks;

    FrameworkController(Networks networks) {
        this.networks = networks;
    }

    private static String path(String network, int number) {
        return "/workspace/networks/" + network + "/frameworks/" + number;
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw Refused.absent();
        }
        return Integer.parseInt(text);
    }

    /** From a file, or from the newest version as it is. */
    @PostMapping(VERSIONS)
    @Needs(Right.NETWORK_RUN)
    Onward begin(
            @PathVariable("network") String network, Person person, Text text, Sent sent, HttpServletRequest request) {
        int newest = networks.frameworks(network).stream()
                .mapToInt(Networks.Listed::number)
                .max()
                .orElse(0);
        Optional<Upload> sentFile = Upload.find(request, "file", LARGEST_FILE);
        List<Item> items;
        int basedOn = newest;
        if (sentFile.isPresent()) {
            try (Upload upload = sentFile.get()) {
                items = FrameworkCsv.read(upload.file());
                basedOn = 0;
            } catch (InvalidInput wrong) {
                throw new Refused(
                        Reason.SENSELESS, "refused.file", sentFile.get().words(wrong));
            }
        } else if (newest > 0) {
            items = networks.framework(network, newest).items();
        } else {
            throw new Refused(Reason.SENSELESS, "refused.no-framework");
        }
        int made = networks.begin(person, network, basedOn, sent.text("note"), items);
        return Onward.to(path(network, made), "framework-begun");
    }

    @GetMapping(VERSION)
    @Needs(Right.NETWORK_SEE)
    DeskPage version(
            @PathVariable("network") String network,
            @PathVariable("number") String number,
            Person person,
            Text text,
            Sent sent) {
        FrameworkVersion version = networks.framework(network, number(number));
        boolean runs = person.may(Right.NETWORK_RUN, network, "");
        List<Block> blocks = new ArrayList<>();
        blocks.add(Links.of(new Link(path(network, version.number()) + "/framework.csv", text.of("framework.csv"))));
        blocks.add(new Table(
                text.of("framework.items"),
                List.of(
                        text.of("framework.item"),
                        text.of("framework.kind"),
                        text.of("framework.origin"),
                        text.of("framework.parent"),
                        text.of("framework.weight"),
                        text.of("framework.breaks")),
                version.items().stream()
                        .map(item -> List.of(
                                Cell.link(item.label(), path(network, version.number()) + "/items/" + item.id()),
                                Cell.of(text.name("item.kind", item.kind())),
                                Cell.of(text.name("item.origin", item.origin())),
                                Cell.of(item.parent()),
                                Cell.number(FrameworkCsv.plain(item.weight())),
                                Cell.of(item.breaks())))
                        .toList()));
        if (runs) {
            blocks.add(Section.of(
                    "add",
                    text.of("framework.add"),
                    new Block.Paragraph(text.of(version.locked() ? "framework.add.locked" : "framework.add.draft")),
                    Links.of(new Link(path(network, version.number()) + "/add", text.of("framework.add")))));
            if (!version.locked()) {
                blocks.add(Section.of(
                        "lock",
                        text.of("framework.lock"),
                        new Block.Paragraph(text.of("framework.lock.text")),
                        Form.post(path(network, version.number()) + "/lock", text.of("framework.lock.button"))));
            }
        }
        return new DeskPage(
                text.of("framework.number", version.number()),
                version.locked() ? text.of("framework.locked") : text.of("framework.draft"),
                above(network, text),
                blocks,
                200);
    }

    private static List<Link> above(String network, Text text) {
        return List.of(
                new Link(Desk.HOME, text.of("desk.workspace")), new Link("/workspace/networks/" + network, network));
    }

    @GetMapping(VERSION + "/framework.csv")
    @Needs(Right.NETWORK_SEE)
    void file(
            @PathVariable("network") String network,
            @PathVariable("number") String number,
            Person person,
            HttpServletResponse response)
            throws IOException {
        FrameworkVersion version = networks.framework(network, number(number));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"framework.csv\"");
        response.getOutputStream().write(FrameworkCsv.write(version).getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping(VERSION + "/lock")
    @Needs(Right.NETWORK_RUN)
    Onward lock(@PathVariable("network") String network, @PathVariable("number") String number, Person person) {
        networks.lock(person, network, number(number));
        return Onward.to(path(network, number(number)), "framework-locked");
    }

    @GetMapping(VERSION + "/add")
    @Needs(Right.NETWORK_RUN)
    DeskPage add(
            @PathVariable("network") String network,
            @PathVariable("number") String number,
            Person person,
            Text text,
            Sent sent) {
        FrameworkVersion version = networks.framework(network, number(number));
        return itemPage(version, Optional.empty(), person, text, sent);
    }

    @GetMapping(VERSION + "/items/{item}")
    @Needs(Right.NETWORK_SEE)
    DeskPage item(
            @PathVariable("network") String network,
            @PathVariable("number") String number,
            @PathVariable("item") String id,
            Person person,
            Text text,
            Sent sent) {
        FrameworkVersion version = networks.framework(network, number(number));
        Item item = version.find(id).orElseThrow(Refused::absent);
        return itemPage(version, Optional.of(item), person, text, sent);
    }

    private DeskPage itemPage(FrameworkVersion version, Optional<Item> item, Person person, Text text, Sent sent) {
        List<Block> blocks = new ArrayList<>();
        String base = path(version.network(), version.number());
        boolean runs = person.may(Right.NETWORK_RUN, version.network(), "");
        boolean open = runs && (!version.locked() || item.isEmpty());
        if (open) {
            blocks.add(Form.post(base + "/items", text.of("framework.save"), fields(version, item, text, sent)));
        } else {
            item.ifPresent(shown -> blocks.add(facts(shown, text)));
        }
        item.ifPresent(shown -> {
            blocks.add(new Table(
                    text.of("wording.caption"),
                    List.of(text.of("wording.language"), text.of("framework.label"), text.of("framework.question")),
                    networks.wordings(version.network(), version.number()).stream()
                            .filter(wording -> wording.item().equals(shown.id()))
                            .map(wording -> List.of(
                                    Cell.of(wording.language()), Cell.of(wording.label()), Cell.of(wording.question())))
                            .toList()));
            if (runs) {
                blocks.add(Section.of(
                        "wording",
                        text.of("wording.title"),
                        Form.post(
                                base + "/items/" + shown.id() + "/wording",
                                text.of("wording.button"),
                                Field.text("language", text.of("wording.language"))
                                        .hint(text.of("wording.language.hint"))
                                        .from(sent),
                                Field.text("other-label", text.of("framework.label"))
                                        .from(sent),
                                Field.of(Kind.LINES, "other-question", text.of("framework.question"))
                                        .from(sent))));
            }
        });
        List<Link> above = new ArrayList<>(above(version.network(), text));
        above.add(new Link(base, text.of("framework.number", version.number())));
        return new DeskPage(item.map(Item::label).orElse(text.of("framework.add")), "", above, blocks, 200)
                .answering(sent);
    }

    private static Block facts(Item item, Text text) {
        return new Block.Facts(List.of(
                new Block.Fact(text.of("framework.question"), item.question()),
                new Block.Fact(text.of("framework.definition"), item.definition()),
                new Block.Fact(text.of("framework.unit"), item.unit()),
                new Block.Fact(text.of("framework.choices"), FrameworkCsv.choices(item.choices(), "; ")),
                new Block.Fact(text.of("framework.parts"), FrameworkCsv.parts(item.parts(), "; ")),
                new Block.Fact(text.of("framework.breaks"), item.breaks())));
    }

    private static List<Field> fields(FrameworkVersion version, Optional<Item> item, Text text, Sent sent) {
        List<Option> parents = new ArrayList<>();
        parents.add(new Option("", text.of("framework.no-parent")));
        version.items().stream()
                .filter(other -> !other.isAsked())
                .forEach(group -> parents.add(new Option(group.id(), group.label())));
        List<Field> fields = new ArrayList<>();
        fields.add(
                item.isPresent()
                        ? Field.hidden("id", item.get().id())
                        : Field.text("id", text.of("framework.id"))
                                .hint(text.of("network.id.hint"))
                                .from(sent));
        if (!version.locked()) {
            fields.add(Field.choice(
                            "origin",
                            text.of("framework.origin"),
                            List.of(
                                    new Option("CORE", text.of("item.origin.core")),
                                    new Option("LOCAL", text.of("item.origin.local"))))
                    .value(item.map(shown -> shown.origin().name()).orElse("CORE"))
                    .from(sent));
        }
        fields.add(Field.choice("parent", text.of("framework.parent"), parents)
                .value(item.map(Item::parent).orElse(""))
                .from(sent));
        fields.add(Field.choice(
                        "kind",
                        text.of("framework.kind"),
                        List.of(
                                new Option("INDICATOR", text.of("item.kind.indicator")),
                                new Option("QUESTION", text.of("item.kind.question")),
                                new Option("COMPOSITE", text.of("item.kind.composite")),
                                new Option("GROUP", text.of("item.kind.group"))))
                .value(item.map(shown -> shown.kind().name()).orElse("INDICATOR"))
                .from(sent));
        fields.add(text("label", item.map(Item::label).orElse(""), text, sent));
        fields.add(lines("question", item.map(Item::question).orElse(""), text, sent));
        fields.add(lines("definition", item.map(Item::definition).orElse(""), text, sent));
        fields.add(lines("why", item.map(Item::why).orElse(""), text, sent));
        fields.add(lines("caution", item.map(Item::caution).orElse(""), text, sent));
        fields.add(text(
                "weight", item.map(shown -> FrameworkCsv.plain(shown.weight())).orElse("1"), text, sent));
        fields.add(text("unit", item.map(Item::unit).orElse(""), text, sent));
        fields.add(Field.choice(
                        "direction",
                        text.of("framework.direction"),
                        List.of(
                                new Option("higher_is_more_open", text.of("direction.higher-is-better")),
                                new Option("lower_is_more_open", text.of("direction.lower-is-better"))))
                .value(item.map(Item::direction).orElse(""))
                .from(sent));
        fields.add(Field.choice(
                        "competence",
                        text.of("framework.competence"),
                        List.of(
                                new Option("city", text.of("competence.city")),
                                new Option("shared", text.of("competence.shared")),
                                new Option("national", text.of("competence.national"))))
                .value(item.map(Item::competence).orElse("shared"))
                .from(sent));
        fields.add(text("worst", number(item.map(Item::worst)), text, sent));
        fields.add(text("target", number(item.map(Item::target)), text, sent));
        fields.add(text("rationale", item.map(Item::rationale).orElse(""), text, sent));
        fields.add(text("usual-source", item.map(Item::usualSource).orElse(""), text, sent));
        fields.add(text("least", number(item.map(Item::least)), text, sent));
        fields.add(text("most", number(item.map(Item::most)), text, sent));
        fields.add(Field.of(Kind.LINES, "choices", text.of("framework.choices"))
                .hint(text.of("framework.choices.hint"))
                .value(item.map(shown -> FrameworkCsv.choices(shown.choices(), "\n"))
                        .orElse(""))
                .from(sent));
        fields.add(Field.of(Kind.LINES, "parts", text.of("framework.parts"))
                .hint(text.of("framework.parts.hint"))
                .value(item.map(shown -> FrameworkCsv.parts(shown.parts(), "\n"))
                        .orElse(""))
                .from(sent));
        fields.add(Field.text("breaks", text.of("framework.breaks"))
                .hint(text.of("framework.breaks.hint"))
                .value(item.map(Item::breaks).orElse(""))
                .from(sent));
        return fields;
    }

    private static Field text(String name, String value, Text text, Sent sent) {
        return Field.text(name, text.of("framework." + name)).value(value).from(sent);
    }

    private static Field lines(String name, String value, Text text, Sent sent) {
        return Field.of(Kind.LINES, name, text.of("framework." + name))
                .value(value)
                .from(sent);
    }

    private static String number(Optional<OptionalDouble> number) {
        return number.filter(OptionalDouble::isPresent)
                .map(given -> FrameworkCsv.plain(given.getAsDouble()))
                .orElse("");
    }

    @PostMapping(VERSION + "/items")
    @Needs(Right.NETWORK_RUN)
    Object save(
            @PathVariable("network") String network,
            @PathVariable("number") String number,
            Person person,
            Text text,
            Sent sent) {
        FrameworkVersion version = networks.framework(network, number(number));
        Optional<Item> before = version.find(sent.text("id"));
        Item item = item(version, before, text, sent);
        if (!sent.isFine()) {
            return itemPage(version, before, person, text, sent);
        }
        networks.put(person, network, version.number(), item);
        return Onward.to(path(network, version.number()), "item-saved");
    }

    private static Item item(FrameworkVersion version, Optional<Item> before, Text text, Sent sent) {
        Origin origin = version.locked() ? Origin.LOCAL : sent.chosen("origin", Origin.class, Origin.CORE);
        Item.Kind kind = sent.chosen("kind", Item.Kind.class, Item.Kind.INDICATOR);
        String id = before.map(Item::id).orElseGet(() -> sent.code("id"));
        String parent = sent.text("parent");
        if (parent.equals(id)
                || (!parent.isEmpty()
                        && version.find(parent)
                                .filter(found -> !found.isAsked())
                                .isEmpty())) {
            sent.problem("parent", text.of("sent.choice"));
        }
        boolean group = kind == Item.Kind.GROUP;
        List<Choice> choices = List.of();
        try {
            choices = FrameworkCsv.choices(sent.text("choices"), IllegalArgumentException::new);
        } catch (IllegalArgumentException wrong) {
            sent.problem("choices", text.of("framework.choices.wrong", String.valueOf(wrong.getMessage())));
        }
        boolean chosen = kind == Item.Kind.QUESTION || kind == Item.Kind.COMPOSITE;
        List<Item.Part> parts = List.of();
        if (kind == Item.Kind.COMPOSITE) {
            try {
                parts = FrameworkCsv.parts(sent.text("parts"), IllegalArgumentException::new);
            } catch (IllegalArgumentException wrong) {
                sent.problem("parts", text.of("framework.parts.wrong", String.valueOf(wrong.getMessage())));
            }
        }
        if (chosen && choices.size() < 2 && sent.problem("choices").isEmpty()) {
            sent.problem("choices", text.of("framework.choices.few"));
        }
        OptionalDouble worst = sent.number("worst");
        OptionalDouble target = sent.number("target");
        if (worst.isPresent() != target.isPresent()) {
            sent.problem("target", text.of("framework.goalposts"));
        }
        double weight = sent.number("weight").orElse(1);
        if (weight < 0) {
            sent.problem("weight", text.of("framework.weight.negative"));
        }
        String direction =
                sent.text("direction").equals("lower_is_more_open") ? "lower_is_more_open" : "higher_is_more_open";
        String competence = switch (sent.text("competence")) {
            case "city" -> "city";
            case "national" -> "national";
            default -> "shared";
        };
        return new Item(
                id,
                parent,
                before.map(Item::place).orElse(version.items().size()),
                kind,
                origin,
                sent.required("label"),
                sent.text("question"),
                sent.text("definition"),
                sent.text("why"),
                sent.text("caution"),
                weight,
                group ? "" : sent.text("unit"),
                group ? "" : direction,
                group ? "" : competence,
                worst,
                target,
                sent.text("rationale"),
                sent.text("usual-source"),
                sent.number("least"),
                sent.number("most"),
                sent.text("breaks"),
                chosen ? choices : List.of(),
                parts);
    }

    @PostMapping(VERSION + "/items/{item}/wording")
    @Needs(Right.NETWORK_RUN)
    Object word(
            @PathVariable("network") String network,
            @PathVariable("number") String number,
            @PathVariable("item") String id,
            Person person,
            Text text,
            Sent sent) {
        String language = sent.required("language");
        if (!language.isEmpty() && !language.matches("[a-z]{2,3}")) {
            sent.problem("language", text.of("wording.language.wrong"));
        }
        String label = sent.required("other-label");
        if (!sent.isFine()) {
            return item(network, number, id, person, text, sent);
        }
        networks.word(person, network, number(number), new Wording(id, language, label, sent.text("other-question")));
        return Onward.to(path(network, number(number)) + "/items/" + id, "worded");
    }
}
