package org.isopolity.server;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** A server that answers requests until it is closed. */
public final class RunningServer implements AutoCloseable {

    private final ServletWebServerApplicationContext context;
    private final int port;
    private final @Nullable Workspace workspace;
    private final CountDownLatch closed = new CountDownLatch(1);

    RunningServer(ServletWebServerApplicationContext context) {
        this.context = context;
        this.port = Objects.requireNonNull(context.getWebServer()).getPort();
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
        this.workspace =
                context.getBean("workspace", FilterRegistrationBean.class).getFilter() instanceof Workspace door
                        ? door
                        : null;
        if (workspace != null) {
            workspace.open(Objects.requireNonNull(context.getServletContext()), port);
        }
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** The door of the workspace, for tests. */
    Workspace workspace() {
        return Objects.requireNonNull(workspace);
    }

    /** The public pages, for tests. */
    ServletWebServerApplicationContext site() {
        return context;
    }

    /** Waits until the server is closed. */
    public void await() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        if (workspace != null) {
            workspace.close();
        }
        context.close();
    }
}
