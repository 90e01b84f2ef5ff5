package org.isopolity.server;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Right;
import org.isopolity.server.mail.Outbox;
import org.isopolity.server.store.Store;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What a supervisor asks: whether the workspace can write, and its figures in the text format of Prometheus. */
@Controller
final class OperationController {

    private final Store store;

    OperationController(Store store) {
        this.store = store;
    }

    /** Answers with 503 where the database is away, without a word about why. */
    @GetMapping("/workspace/health")
    @Needs(Right.ANYBODY)
    void health(HttpServletResponse response) throws IOException {
        store.read(
                sql -> sql.sql("select count(*) from network").query(Long.class).single());
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().print("ok");
    }

    @GetMapping("/workspace/installation/figures")
    @Needs(Right.INSTALLATION)
    void figures(HttpServletResponse response) throws IOException {
        StringBuilder figures = new StringBuilder();
        store.read(sql -> {
            add(
                    figures,
                    "isopolity_accounts",
                    sql.sql("select count(*) from account").query(Long.class).single());
            add(
                    figures,
                    "isopolity_sessions",
                    sql.sql("select count(*) from session").query(Long.class).single());
            add(
                    figures,
                    "isopolity_networks",
                    sql.sql("select count(*) from network").query(Long.class).single());
            add(
                    figures,
                    "isopolity_answers",
                    sql.sql("select count(*) from answer").query(Long.class).single());
            add(
                    figures,
                    "isopolity_audit_entries",
                    sql.sql("select sequence from audit_head").query(Long.class).single());
            for (String state : new String[] {"waiting", "failed", "sent"}) {
                add(figures, "isopolity_mail{state=\"" + state + "\"}", Outbox.count(sql, state));
            }
            return figures;
        });
        add(figures, "isopolity_statements_total", store.statements());
        Runtime machine = Runtime.getRuntime();
        add(figures, "jvm_memory_used_bytes", machine.totalMemory() - machine.freeMemory());
        add(figures, "jvm_memory_max_bytes", machine.maxMemory());
        response.setContentType("text/plain;version=0.0.4;charset=UTF-8");
        response.getOutputStream().write(figures.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void add(StringBuilder figures, String name, long value) {
        figures.append(name).append(' ').append(value).append('\n');
    }
}
