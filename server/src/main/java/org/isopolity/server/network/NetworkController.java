package org.isopolity.server.network;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.City;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.audit.Entry;
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
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.desk.Upload;
import org.isopolity.server.store.Store;
import org.isopolity.server.text.Text;
import org.isopolity.text.input.InvalidInput;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The first page of the workspace, the networks, their cities, and the record of what was done. */
@Controller
final class NetworkController {

    private static final String NETWORK = "/workspace/networks/{network}";
    private static final int LONGEST_NAME = 120;
    private static final long LARGEST_FILE = 2L << 20;
    private static final int ENTRIES = 200;

    private final Networks networks;
    private final Store store;

    NetworkController(Networks networks, Store store) {
        this.networks = networks;
        this.store = store;
    }

    @GetMapping(Desk.HOME)
    @Needs(Right.SELF)
    DeskPage home(Person person, Text text, Sent sent) {
        boolean administrator = person.may(Right.INSTALLATION, "", "");
        List<Cell> none = List.of(Cell.of(text.of("network.none")));
        List<List<Cell>> rows = networks.all().stream()
                .filter(network -> administrator || person.networks().contains(network.id()))
                .map(network -> List.of(
                        person.may(Right.NETWORK_SEE, network.id(), "")
                                ? Cell.link(network.name(), path(network.id()))
                                : administrator
                                        ? Cell.link(network.name(), path(network.id()) + "/people")
                                        : Cell.of(network.name())))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Table(
                text.of("network.caption"), List.of(text.of("col.network")), rows.isEmpty() ? List.of(none) : rows));
        if (administrator) {
            blocks.add(Section.of(
                    "installation",
                    text.of("installation.title"),
                    Links.of(
                            new Link("/workspace/installation/people", text.of("installation.people")),
                            new Link("/workspace/installation/audit", text.of("installation.audit")),
                            new Link("/workspace/installation/figures", text.of("installation.figures")))));
            blocks.add(Section.of(
                    "create",
                    text.of("network.create"),
                    Form.post(
                            "/workspace/installation/networks",
                            text.of("network.create.button"),
                            Field.text("id", text.of("network.id"))
                                    .hint(text.of("network.id.hint"))
                                    .from(sent),
                            Field.text("name", text.of("network.name")).from(sent))));
        }
        return new DeskPage(text.of("desk.workspace"), text.of("desk.lead"), List.of(), blocks, 200).answering(sent);
    }

    static String path(String network) {
        return "/workspace/networks/" + network;
    }

    @PostMapping("/workspace/installation/networks")
    @Needs(Right.INSTALLATION)
    Object create(Person person, Text text, Sent sent) {
        String id = sent.code("id");
        String name = sent.required("name");
        if (name.length() > LONGEST_NAME) {
            sent.problem("name", text.of("sent.long", LONGEST_NAME));
        }
        if (!sent.isFine()) {
            return home(person, text, sent);
        }
        networks.create(person, id, name);
        return Onward.to(path(id) + "/people", "network-created");
    }

    @GetMapping(NETWORK)
    @Needs(Right.NETWORK_SEE)
    DeskPage network(@PathVariable("network") String id, Person person, Text text, Sent sent) {
        Network network = networks.get(id);
        boolean runs = person.may(Right.NETWORK_RUN, id, "");
        List<Link> links = new ArrayList<>();
        links.add(new Link(path(id) + "/rounds", text.of("network.rounds")));
        if (person.may(Right.ANSWERS_SEE, id, "")) {
            links.add(new Link(path(id) + "/answers.csv", text.of("network.answers")));
        }
        links.add(new Link(path(id) + "/exchange", text.of("network.exchange")));
        links.add(new Link(path(id) + "/assessments", text.of("kept.title")));
        networks.cities(id).stream()
                .filter(city -> person.may(Right.PLAN_WRITE, id, city.id()))
                .forEach(city -> {
                    String below = path(id) + "/cities/" + city.id();
                    links.add(new Link(below + "/plan", text.of("network.plan", city.name())));
                    links.add(new Link(below + "/scenarios", text.of("network.scenarios", city.name())));
                });
        links.add(new Link(path(id) + "/contributions", text.of("network.contributions")));
        if (runs) {
            links.add(new Link(path(id) + "/people", text.of("people.title")));
            links.add(new Link(path(id) + "/audit", text.of("audit.title")));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Links(links));
        List<Block> versions = new ArrayList<>();
        versions.add(new Table(
                text.of("framework.caption"),
                List.of(text.of("framework.version"), text.of("col.state"), text.of("framework.note")),
                networks.frameworks(id).stream()
                        .map(version -> List.of(
                                Cell.link(
                                        text.of("framework.number", version.number()),
                                        path(id) + "/frameworks/" + version.number()),
                                Cell.of(text.of("framework.state." + version.state())),
                                Cell.of(version.note())))
                        .toList()));
        if (runs) {
            versions.add(Form.upload(
                    path(id) + "/frameworks",
                    text.of("framework.begin"),
                    Field.of(Kind.FILE, "file", text.of("framework.file"))
                            .hint(text.of("framework.file.hint"))
                            .from(sent),
                    Field.text("note", text.of("framework.note")).from(sent)));
        }
        blocks.add(new Section("frameworks", text.of("framework.title"), versions));
        List<Block> cities = new ArrayList<>();
        cities.add(cityTable(id, text));
        if (runs) {
            cities.add(Form.upload(
                    path(id) + "/cities",
                    text.of("network.cities.put"),
                    Field.of(Kind.FILE, "cities", text.of("network.cities.file"))
                            .hint(text.of("network.cities.hint"))
                            .from(sent)));
        }
        blocks.add(new Section("cities", text.of("network.cities"), cities));
        return new DeskPage(network.name(), "", List.of(new Link(Desk.HOME, text.of("desk.workspace"))), blocks, 200)
                .answering(sent);
    }

    private Table cityTable(String network, Text text) {
        return new Table(
                text.of("network.cities.caption"),
                List.of(text.of("col.city"), text.of("network.code"), text.of("network.country")),
                networks.cities(network).stream()
                        .map((City city) -> List.of(Cell.of(city.name()), Cell.of(city.id()), Cell.of(city.country())))
                        .toList());
    }

    @PostMapping(NETWORK + "/cities")
    @Needs(Right.NETWORK_RUN)
    Object putCities(
            @PathVariable("network") String network, Person person, Text text, Sent sent, HttpServletRequest request) {
        Optional<Upload> sentFile = Upload.find(request, "cities", LARGEST_FILE);
        if (sentFile.isEmpty()) {
            sent.problem("cities", text.of("sent.file"));
            return network(network, person, text, sent);
        }
        try (Upload upload = sentFile.get()) {
            Cities cities = Cities.read(upload.file());
            networks.putCities(person, network, cities);
            return Onward.to(path(network), "cities-put");
        } catch (InvalidInput wrong) {
            sent.problem("cities", sentFile.get().words(wrong));
            return network(network, person, text, sent);
        }
    }

    // ---- the record ----------------------------------------------------------------------------------------------

    @GetMapping(NETWORK + "/audit")
    @Needs(Right.AUDIT)
    DeskPage audit(@PathVariable("network") String network, Person person, Text text, Sent sent) {
        return auditPage(network, text, sent)
                .below(new Link(Desk.HOME, text.of("desk.workspace")), new Link(path(network), network));
    }

    @GetMapping("/workspace/installation/audit")
    @Needs(Right.INSTALLATION)
    DeskPage wholeAudit(Person person, Text text, Sent sent) {
        return auditPage("", text, sent).below(new Link(Desk.HOME, text.of("desk.workspace")));
    }

    private DeskPage auditPage(String network, Text text, Sent sent) {
        long before = (long) sent.number("before").orElse(9e15);
        if (!sent.isFine()) {
            throw new Refused(Reason.SENSELESS, "refused.senseless");
        }
        List<Entry> entries = store.read(sql -> Audit.newest(sql, network, before, ENTRIES));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(text.of("audit.verify")));
        blocks.add(new Table(
                text.of("audit.caption"),
                List.of(
                        text.of("audit.sequence"),
                        text.of("audit.moment"),
                        text.of("audit.action"),
                        text.of("audit.subject"),
                        text.of("audit.detail"),
                        text.of("audit.actor")),
                entries.stream()
                        .map(entry -> List.of(
                                Cell.number(String.valueOf(entry.sequence())),
                                Cell.of(text.moment(entry.moment().atOffset(ZoneOffset.UTC))),
                                Cell.of(entry.action()),
                                Cell.of(entry.subject()),
                                Cell.of(entry.detail()),
                                Cell.of(entry.actor())))
                        .toList()));
        if (entries.size() == ENTRIES) {
            blocks.add(Links.of(new Link(
                    (network.isEmpty() ? "/workspace/installation" : path(network)) + "/audit?before="
                            + entries.getLast().sequence(),
                    text.of("audit.earlier"))));
        }
        return new DeskPage(text.of("audit.title"), text.of("audit.lead"), List.of(), blocks, 200);
    }
}
