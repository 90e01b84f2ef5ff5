package org.isopolity.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.isopolity.server.PublicSite;
import org.isopolity.server.RunningServer;
import org.isopolity.server.ServerSettings;
import org.isopolity.server.WorkspaceSettings;
import org.isopolity.server.store.Store;
import org.isopolity.server.store.StoreSettings;

/** Large returns: a workbook of a hundred thousand cells in, five million answers out. */
final class Returns {

    private static final int ITEMS = 10_000;
    private static final int FILLED = 10;
    private static final String NETWORK = "/workspace/networks/large";
    private static final String ROUND = NETWORK + "/rounds/r1";
    private static final int ANSWERS = 5_000_000;
    private static final int OF_A_RETURN = 500;
    private static final double MEGA = 1 << 20;

    private Returns() {}

    private static RunningServer start(Path scratch, CompletableFuture<String> claim) {
        return PublicSite.start(new ServerSettings(scratch.resolve("releases"), "127.0.0.1", 0)
                .with(WorkspaceSettings.embedded(scratch.resolve("workspace"), claim::complete)));
    }

    private static Visitor secretariat(RunningServer server, CompletableFuture<String> claim) throws Exception {
        Visitor admin = new Visitor("http://127.0.0.1:" + server.port());
        admin.post(
                "/workspace/setup",
                Map.of(
                        "secret",
                        claim.get(1, TimeUnit.MINUTES),
                        "name",
                        "Ada",
                        "email",
                        "ada@example.org",
                        "passphrase",
                        Visitor.PASSPHRASE));
        admin.post("/workspace/installation/networks", Map.of("id", "large", "name", "Large"));
        return admin.invite(NETWORK, "sec@example.org", "SECRETARIAT", "");
    }

    /** Looks through a workbook with ten filled cells for each of ten thousand items, and takes it. */
    static void largeImport(Path scratch) throws Exception {
        CompletableFuture<String> claim = new CompletableFuture<>();
        try (RunningServer server = start(scratch, claim)) {
            Visitor secretariat = secretariat(server, claim);
            secretariat.upload(NETWORK + "/cities", "cities", "id,name\nc0,City\n");
            StringBuilder framework = new StringBuilder("id,parent,label,direction\ntop,,Top,\n");
            for (int i = 0; i < ITEMS; i++) {
                framework.append('i').append(i).append(",top,Item ").append(i).append(",higher_is_more_open\n");
            }
            secretariat.upload(NETWORK + "/frameworks", "file", framework.toString());
            secretariat.post(NETWORK + "/frameworks/1/lock", Map.of());
            secretariat.post(
                    NETWORK + "/rounds",
                    Map.of("id", "r1", "title", "Large", "year", "2026", "framework", "1", "deadline", "2099-01-01"));
            secretariat.post(ROUND + "/open", Map.of("version", "1"));
            secretariat.post(ROUND + "/invite", Map.of());
            Visitor officer = secretariat.invite(NETWORK, "officer@example.org", "OFFICER", "c0");
            byte[] book = workbook();
            System.out.println(ITEMS * FILLED + " cells in " + book.length / 1024 + " kB, heap at most "
                    + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB");
            // the first look is that of a server that has just started
            String page = "";
            for (int look = 1; look <= 3; look++) {
                long begin = System.nanoTime();
                page = officer.upload(ROUND + "/cities/c0/import", "file", book, 200);
                Stopwatch.print("look " + look, (System.nanoTime() - begin) / 1e9, "s", 5, true);
            }
            Matcher preview =
                    Pattern.compile("name=\"preview\" value=\"([^\"]+)\"").matcher(page);
            if (!preview.find()) {
                throw new IllegalStateException("the workbook was not taken:\n" + page);
            }
            long begin = System.nanoTime();
            officer.post(ROUND + "/cities/c0/import/apply", Map.of("preview", preview.group(1)));
            Stopwatch.print("taking it", (System.nanoTime() - begin) / 1e9, "s", 10, true);
        }
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Isopolity", "1.0")) {
            Worksheet sheet = book.newWorksheet("Answers");
            String[] columns = {
                "item", "value", "year", "level", "flags", "source", "source_url", "licence", "note", "version"
            };
            for (int i = 0; i < columns.length; i++) {
                sheet.value(0, i, columns[i]);
            }
            for (int i = 0; i < ITEMS; i++) {
                sheet.value(i + 1, 0, "i" + i);
                sheet.value(i + 1, 1, i / 7.0);
                sheet.value(i + 1, 2, 2025);
                sheet.value(i + 1, 3, "city");
                sheet.value(i + 1, 4, i % 3 == 0 ? "e" : "p");
                sheet.value(i + 1, 5, "Register of the city, table " + i % 97);
                sheet.value(i + 1, 6, "https://example.org/table/" + i);
                sheet.value(i + 1, 7, "CC BY 4.0");
                sheet.value(i + 1, 8, "Counted on the first day of the year, note " + i);
                sheet.value(i + 1, 9, 0);
            }
        }
        return out.toByteArray();
    }

    /** Five million answers of ten thousand returns, out as one table. */
    static void largeExport(Path scratch) throws Exception {
        CompletableFuture<String> claim = new CompletableFuture<>();
        Visitor secretariat;
        try (RunningServer server = start(scratch, claim)) {
            secretariat = secretariat(server, claim);
            fill(scratch);
            System.out.println(ANSWERS + " answers are there, heap at most "
                    + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB");
            for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
                pool.resetPeakUsage();
            }
            long begin = System.nanoTime();
            long bytes = secretariat.drain(NETWORK + "/answers.csv");
            double seconds = (System.nanoTime() - begin) / 1e9;
            double peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                            .filter(pool -> pool.getType() == MemoryType.HEAP)
                            .mapToLong(pool -> pool.getPeakUsage().getUsed())
                            .sum()
                    / MEGA;
            Stopwatch.print("all answers", seconds, "s", 120, true);
            Stopwatch.print("a second", bytes / MEGA / seconds, "MB", 5, false);
            Stopwatch.print("most heap", peak, "MB", 128, true);
        }
    }

    private static void fill(Path scratch) {
        String numbers = "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ";
        int returns = ANSWERS / OF_A_RETURN;
        try (Store store = Store.open(StoreSettings.embedded(scratch.resolve("workspace")))) {
            store.writing(sql -> {
                String editor = sql.sql("select min(id) from account")
                        .query(String.class)
                        .single();
                sql.sql("insert into framework values ('large', 1, 'locked', 0, '', 1)")
                        .update();
                sql.sql("insert into round values ('large', 'r1', 'Large', 2026, 1, 'OPEN', 4000000000000, 1, 1, 1)")
                        .update();
                sql.sql("insert into city (network, id, name, country, region, population, population_year) " + numbers
                                + returns + ") select 'large', 'c' || i, 'City ' || i, '', '', 0, 0 from n")
                        .update();
                sql.sql("insert into city_return (id, network, round, city, state, version, invited, submitted) "
                                + numbers + returns
                                + ") select 't' || i, 'large', 'r1', 'c' || i, 'OPEN', 1, 1, 0 from n")
                        .update();
                sql.sql("insert into answer (id, city_return, item, state, revision, version, reviewer) " + numbers
                                + ANSWERS + ") select 'a' || i, 't' || (i / " + OF_A_RETURN + "), 'i' || (i % "
                                + OF_A_RETURN + "), 'DRAFT', 1, 1, '' from n")
                        .update();
                sql.sql("insert into answer_revision (answer, revision, amount, choice, missing, year, level, flags,"
                                + " source, source_url, licence, note, editor, moment) " + numbers + ANSWERS
                                + ") select 'a' || i, 1, i / 7.0, '', '', 2025, 'city', '', 'Register', '', '', '', ?,"
                                + " 1 from n")
                        .param(editor)
                        .update();
            });
        }
    }
}
