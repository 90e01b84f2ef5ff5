package org.isopolity.server;

import java.util.concurrent.CountDownLatch;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** A server that answers requests until it is closed. */
public final class RunningServer implements AutoCloseable {

    private final ServletWebServerApplicationContext context;
    private final int port;
    private final CountDownLatch closed = new CountDownLatch(1);

    RunningServer(ServletWebServerApplicationContext context) {
        this.context = context;
        this.port = java.util.Objects.requireNonNull(context.getWebServer()).getPort();
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Waits until the server is closed. */
    public void await() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        context.close();
    }
}
