package org.isopolity.server;

import org.isopolity.release.Archive;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The public site: pages, files and data of the releases in a directory. */
public final class PublicSite {

    private PublicSite() {}

    /**
     * Reads the releases and starts to answer requests.
     *
     * @return the server, which runs until it is closed
     * @throws AddressNotFree if it cannot listen at the address and port
     */
    public static RunningServer start(ServerSettings settings) {
        Archive archive = Archive.open(settings.releases());
        try {
            return new RunningServer((ServletWebServerApplicationContext)
                    new SpringApplicationBuilder(SiteConfiguration.class)
                            .initializers(context -> {
                                context.getBeanFactory().registerSingleton("settings", settings);
                                context.getBeanFactory().registerSingleton("archive", archive);
                            })
                            .web(WebApplicationType.SERVLET)
                            .bannerMode(Banner.Mode.OFF)
                            .logStartupInfo(false)
                            .registerShutdownHook(true)
                            .lazyInitialization(true)
                            .properties(
                                    "logging.level.root=warn",
                                    // what keeps the server from starting is thrown; it need not be logged as well
                                    "logging.level.org.springframework.boot=off",
                                    "spring.jmx.enabled=false",
                                    "logging.level.org.flywaydb=error",
                                    "logging.level.org.apache.lucene=error",
                                    "logging.level.com.zaxxer.hikari=off",
                                    "spring.config.location=optional:classpath:/none/")
                            .run());
        } catch (RuntimeException failed) {
            throw AddressNotFree.orElse(failed);
        }
    }
}
