package org.isopolity.server.exchange;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The public pages of events, and the feed. */
@Configuration(proxyBeanMethods = false)
@Import(EventPageController.class)
public class ExchangeSiteConfiguration {}
