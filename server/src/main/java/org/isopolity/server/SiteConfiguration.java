package org.isopolity.server;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.isopolity.release.Archive;
import org.isopolity.server.assessment.AssessmentSiteConfiguration;
import org.isopolity.server.exchange.ExchangeSiteConfiguration;
import org.isopolity.server.exchange.Noticeboard;
import org.isopolity.server.figures.Library;
import org.isopolity.server.governance.Competences;
import org.isopolity.server.page.Program;
import org.isopolity.server.page.ResponseRules;
import org.isopolity.server.page.SignIn;
import org.isopolity.server.plan.PlanShelf;
import org.isopolity.server.plan.PlanSiteConfiguration;
import org.isopolity.server.population.Tables;
import org.isopolity.server.practice.PracticeShelf;
import org.isopolity.server.scenario.ScenarioSiteConfiguration;
import org.isopolity.server.scenario.SharedScenarios;
import org.isopolity.server.text.Languages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The parts of the server, named one by one: auto-configuration would look for far more than is here. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@ComponentScan(
        basePackages = {
            "org.isopolity.server.api",
            "org.isopolity.server.city",
            "org.isopolity.server.compare",
            "org.isopolity.server.download",
            "org.isopolity.server.evaluation",
            "org.isopolity.server.governance",
            "org.isopolity.server.home",
            "org.isopolity.server.indicator",
            "org.isopolity.server.league",
            "org.isopolity.server.method",
            "org.isopolity.server.page",
            "org.isopolity.server.population",
            "org.isopolity.server.practice",
            "org.isopolity.server.peer",
            "org.isopolity.server.release",
            "org.isopolity.server.report",
            "org.isopolity.server.search"
        })
@Import({
    HealthController.class,
    AssessmentSiteConfiguration.class,
    PlanSiteConfiguration.class,
    ExchangeSiteConfiguration.class,
    ScenarioSiteConfiguration.class
})
class SiteConfiguration implements WebMvcConfigurer {

    private static final long LARGEST_FILE = 20L << 20;

    private final ObjectProvider<HandlerInterceptor> interceptors;
    private final ObjectProvider<HandlerMethodArgumentResolver> arguments;
    private final ObjectProvider<HandlerMethodReturnValueHandler> returns;

    SiteConfiguration(
            ObjectProvider<HandlerInterceptor> interceptors,
            ObjectProvider<HandlerMethodArgumentResolver> arguments,
            ObjectProvider<HandlerMethodReturnValueHandler> returns) {
        this.interceptors = interceptors;
        this.arguments = arguments;
        this.returns = returns;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        interceptors.forEach(registry::addInterceptor);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        arguments.forEach(resolvers::add);
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        returns.forEach(handlers::add);
    }

    @Bean
    Library library(Archive archive) {
        return new Library(archive);
    }

    @Bean
    SignIn signIn(ServerSettings settings) {
        return new SignIn(settings.workspace().isPresent());
    }

    @Bean
    PracticeShelf practices(ServerSettings settings) {
        return PracticeShelf.open(settings.releases().toAbsolutePath().resolveSibling("practices"));
    }

    @Bean
    PlanShelf plans(ServerSettings settings) {
        return PlanShelf.open(settings.releases().toAbsolutePath().resolveSibling("plans"), Clock.systemUTC());
    }

    @Bean
    Noticeboard board(ServerSettings settings) {
        return Noticeboard.open(settings.releases().toAbsolutePath().resolveSibling("events.json"));
    }

    @Bean
    SharedScenarios sharedScenarios(ServerSettings settings) {
        return SharedScenarios.open(settings.releases().toAbsolutePath().resolveSibling("scenarios"));
    }

    @Bean
    Competences competences(ServerSettings settings) {
        return Competences.beside(settings.releases());
    }

    @Bean
    Tables tables(ServerSettings settings) {
        return Tables.beside(settings.releases());
    }

    @Bean
    Languages languages() {
        return new Languages();
    }

    @Bean
    Program program() {
        return Program.running();
    }

    @Bean
    TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(
                null, ContentType.Html, SiteConfiguration.class.getClassLoader(), "org.isopolity.server.jte");
    }

    @Bean
    DispatcherServlet dispatcherServlet() {
        return new DispatcherServlet();
    }

    @Bean
    DispatcherServletRegistrationBean dispatcherServletRegistration(DispatcherServlet servlet) {
        DispatcherServletRegistrationBean registration = new DispatcherServletRegistrationBean(servlet, "/");
        registration.setLoadOnStartup(1);
        // what the self-assessment takes stays below this and so in memory: it must leave no trace
        registration.setMultipartConfig(new MultipartConfigElement(
                "", LARGEST_FILE, LARGEST_FILE + (1 << 20), ResponseRules.LARGEST_FORGOTTEN));
        return registration;
    }

    /** Stands before the public pages; whatever it is asked, it answers itself. */
    @Bean
    FilterRegistrationBean<Filter> workspace(
            ServerSettings settings,
            Library library,
            PracticeShelf practices,
            PlanShelf plans,
            Noticeboard board,
            SharedScenarios scenarios) {
        boolean there = settings.workspace().isPresent();
        Filter door = there
                ? new Workspace(settings, settings.workspace().get(), library, practices, plans, board, scenarios)
                : (request, response, chain) -> chain.doFilter(request, response);
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(door);
        registration.addUrlPatterns("/workspace", "/workspace/*");
        registration.setEnabled(there);
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }

    @Bean
    TomcatServletWebServerFactory webServer(ServerSettings settings) throws UnknownHostException {
        TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(settings.port());
        tomcat.setAddress(InetAddress.getByName(settings.address()));
        tomcat.setRegisterDefaultServlet(false);
        if (!settings.proxies().isEmpty()) {
            RemoteIpValve proxies = new RemoteIpValve();
            proxies.setInternalProxies(
                    settings.proxies().stream().map(Pattern::quote).collect(Collectors.joining("|")));
            proxies.setRemoteIpHeader("X-Forwarded-For");
            proxies.setProtocolHeader("X-Forwarded-Proto");
            proxies.setHostHeader("X-Forwarded-Host");
            proxies.setPortHeader("X-Forwarded-Port");
            tomcat.addEngineValves(proxies);
        }
        tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(RefusedRequests.class.getName());
            }
        });
        tomcat.addConnectorCustomizers(connector -> {
            connector.setXpoweredBy(false);
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setExecutor(new VirtualThreadTaskExecutor("request-"));
                http.setCompression("on");
                http.setCompressibleMimeType(
                        "text/html,text/plain,text/csv,text/calendar,text/turtle,image/svg+xml,application/json,"
                                + "application/problem+json,application/ld+json,application/atom+xml");
                http.setCompressionMinSize(1024);
            }
        });
        return tomcat;
    }
}
