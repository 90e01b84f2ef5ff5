package org.isopolity.server.review;

import java.time.Clock;
import org.isopolity.server.account.WorkspaceAddress;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.mail.Outbox;
import org.isopolity.server.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Review of answers. */
@Configuration(proxyBeanMethods = false)
@Import(ReviewController.class)
public class ReviewConfiguration {

    @Bean
    Reviews reviews(Store store, Audit audit, Outbox outbox, WorkspaceAddress address, Clock clock) {
        return new Reviews(store, audit, outbox, address, clock);
    }
}
