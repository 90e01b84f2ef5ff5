package org.isopolity.server.page;

import org.apache.catalina.connector.ClientAbortException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Readers who went away before the answer was there: nobody to tell, nothing to mend. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class DepartedReaders {

    @ExceptionHandler({AsyncRequestNotUsableException.class, ClientAbortException.class})
    void left() {}
}
