package org.isopolity.server;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.isopolity.server.account.Accounts;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.exchange.Noticeboard;
import org.isopolity.server.figures.Library;
import org.isopolity.server.plan.PlanShelf;
import org.isopolity.server.practice.PracticeShelf;
import org.isopolity.server.publication.ReleasesDirectory;
import org.isopolity.server.scenario.SharedScenarios;
import org.isopolity.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * The door of the workspace. Behind it is an application of its own, which opens in the background: public pages never wait
 * for its database and go on without it. While it is closed, whoever knocks is told to come again.
 */
final class Workspace implements Filter, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);
    private static final int PATIENCE_SECONDS = 20;
    private static final int AGAIN_SECONDS = 10;
    private static final long PAUSE_MILLIS = 5_000;

    private final ServerSettings server;
    private final WorkspaceSettings settings;
    private final Library library;
    private final PracticeShelf practices;
    private final PlanShelf plans;
    private final Noticeboard board;
    private final SharedScenarios scenarios;
    private final CompletableFuture<Inside> inside = new CompletableFuture<>();
    private volatile @Nullable Thread opening;

    private record Inside(AnnotationConfigWebApplicationContext context, DispatcherServlet pages, Filter guard) {}

    Workspace(
            ServerSettings server,
            WorkspaceSettings settings,
            Library library,
            PracticeShelf practices,
            PlanShelf plans,
            Noticeboard board,
            SharedScenarios scenarios) {
        this.server = server;
        this.settings = settings;
        this.library = library;
        this.practices = practices;
        this.plans = plans;
        this.board = board;
        this.scenarios = scenarios;
    }

    /** Opens in the background, and tries again for as long as the database is away. */
    void open(ServletContext servlets, int port) {
        opening = Thread.ofPlatform().daemon().name("workspace-opening").start(() -> {
            while (!Thread.currentThread().isInterrupted() && !inside.isDone()) {
                try {
                    inside.complete(enter(servlets, port));
                } catch (RuntimeException | ServletException failed) {
                    LOG.error("The workspace could not be opened ({}); public pages go on", reason(failed));
                    pause();
                }
            }
        });
    }

    /** Class names only: a message could repeat an address with its password. */
    private static String reason(Throwable failure) {
        StringBuilder names = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            names.append(names.isEmpty() ? "" : " < ").append(cause.getClass().getSimpleName());
        }
        return names.toString();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Inside enter(ServletContext servlets, int port) throws ServletException {
        Store store = Store.open(settings.store());
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        try {
            context.setServletContext(servlets);
            context.register(WorkspaceConfiguration.class);
            String address = settings.address().orElse("http://" + server.address() + ":" + port);
            context.addBeanFactoryPostProcessor(beans -> {
                beans.registerSingleton("store", store);
                beans.registerSingleton("storeSettings", settings.store());
                beans.registerSingleton("library", library);
                beans.registerSingleton("practices", practices);
                beans.registerSingleton("planShelf", plans);
                beans.registerSingleton("noticeboard", board);
                beans.registerSingleton("sharedScenarios", scenarios);
                beans.registerSingleton("releasesDirectory", new ReleasesDirectory(server.releases()));
                beans.registerSingleton("workspaceAddress", new org.isopolity.server.account.WorkspaceAddress(address));
                settings.oidc().ifPresent(oidc -> beans.registerSingleton("oidcSettings", oidc));
                settings.mail().ifPresent(mail -> beans.registerSingleton("mailSettings", mail));
            });
            DispatcherServlet pages = new DispatcherServlet(context);
            pages.init(new Configuration(servlets));
            Inside opened = new Inside(context, pages, context.getBean("springSecurityFilterChain", Filter.class));
            context.getBean(Accounts.class).openClaim().ifPresent(settings.announce());
            return opened;
        } catch (RuntimeException | ServletException failed) {
            context.close();
            store.close();
            throw failed;
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain outside)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        // browsers send forms in the encoding of the page and do not say so
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        try {
            Inside opened = inside.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            opened.guard().doFilter(request, response, opened.pages()::service);
        } catch (TimeoutException | ExecutionException closed) {
            answer.setHeader("Retry-After", Integer.toString(AGAIN_SECONDS));
            answer.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            answer.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } catch (Refused refused) {
            answer.sendError(refused.reason().status());
        } catch (org.isopolity.server.store.StoreAway away) {
            answer.setHeader("Retry-After", Integer.toString(AGAIN_SECONDS));
            answer.sendError(away.isFull() ? WorkspaceErrors.NO_ROOM : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    /** The application behind the door, for tests. */
    AnnotationConfigWebApplicationContext context() {
        try {
            return inside.get(PATIENCE_SECONDS, TimeUnit.SECONDS).context();
        } catch (InterruptedException | ExecutionException | TimeoutException closed) {
            throw new IllegalStateException(closed);
        }
    }

    @Override
    public void close() {
        Thread thread = opening;
        if (thread != null) {
            thread.interrupt();
            try {
                // what is half open would otherwise stay open
                thread.join(PATIENCE_SECONDS * 1000L);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        if (inside.isDone() && !inside.isCompletedExceptionally()) {
            Inside opened = inside.join();
            Store store = opened.context().getBean(Store.class);
            opened.pages().destroy();
            opened.context().close();
            store.close();
        }
    }

    /** What a servlet is told when it begins. */
    private record Configuration(ServletContext servlets) implements ServletConfig {

        @Override
        public String getServletName() {
            return "workspace";
        }

        @Override
        public ServletContext getServletContext() {
            return Objects.requireNonNull(servlets);
        }

        @Override
        @SuppressWarnings("NullAway") // the servlet specification answers null for what is not set
        public String getInitParameter(String name) {
            return null;
        }

        @Override
        public Enumeration<String> getInitParameterNames() {
            return Collections.emptyEnumeration();
        }
    }
}
