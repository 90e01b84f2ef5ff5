package org.isopolity.server;

import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** The server cannot listen where it should: another program does, or this machine has no such address. */
public final class AddressNotFree extends RuntimeException {

    private static final long serialVersionUID = 1;

    private AddressNotFree(Throwable reason) {
        super(reason.getMessage(), reason);
    }

    /** This exception where a failure to start has that reason, otherwise the failure itself. */
    static RuntimeException orElse(RuntimeException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException || cause instanceof BindException) {
                return new AddressNotFree(cause);
            }
        }
        return failure;
    }
}
