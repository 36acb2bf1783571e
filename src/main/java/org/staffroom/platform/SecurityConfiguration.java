package org.staffroom.platform;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.servlet.LocaleResolver;
import org.staffroom.people.CurrentPersonFilter;
import org.staffroom.people.DeviceFilter;
import org.staffroom.platform.RoleTable.Who;
import org.staffroom.shared.Network;

/** One filter chain for everything: the role table decides, and what it does not list is not there. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private final RoleTable roles;

    SecurityConfiguration(RoleTable roles) {
        this.roles = roles;
    }

    /** Health and metrics stand on a port of their own, on the loopback address alone; on the port of the pages they are not. */
    @Bean
    @Order(0)
    SecurityFilterChain management(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    SecurityFilterChain everything(HttpSecurity http, JdbcClient jdbc, DeviceFilter devices) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .anyRequest()
                        .access(byRoleTable()))
                .addFilterBefore(new UnknownAddressFilter(roles), CsrfFilter.class)
                .addFilterBefore(devices, CsrfFilter.class)
                .addFilterBefore(new CurrentPersonFilter(jdbc), AuthorizationFilter.class)
                .csrf(csrf -> csrf.ignoringRequestMatchers(request -> who(request) == Who.TOKEN))
                // SecurityHeadersFilter writes them ahead of everything, so that refusals carry them too.
                .headers(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(logout ->
                        logout.logoutUrl("/sign-out").addLogoutHandler(devices).logoutSuccessUrl("/"))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(refusal -> refusal.authenticationEntryPoint((request, response, problem) ->
                                response.sendRedirect("/sign-in?continue=" + encoded(request)))
                        .accessDeniedHandler(new ExpiredSession(roles)))
                .build();
    }

    private AuthorizationManager<RequestAuthorizationContext> byRoleTable() {
        return (authentication, context) -> {
            var who = who(context.getRequest());
            if (who == null) {
                return new AuthorizationDecision(false);
            }
            if (!who.needsSignIn()) {
                return new AuthorizationDecision(true);
            }
            var person = CurrentPersonFilter.of(context.getRequest());
            return new AuthorizationDecision(person != null && (who != Who.ADMIN || person.admin()));
        };
    }

    private @Nullable Who who(HttpServletRequest request) {
        return UnknownAddressFilter.route(roles, request)
                .map(RoleTable.Route::who)
                .orElse(null);
    }

    /** The address to come back to: of a page itself; of a press, where the press is completed or shown again. */
    private static String encoded(HttpServletRequest request) {
        var query = request.getQueryString();
        var get = HttpMethod.GET.matches(request.getMethod());
        var path = request.getRequestURI() + (get && query != null ? "?" + query : "");
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    /** The cookie carries no name of the software; bound to the host where there is TLS. */
    @Bean
    CookieSerializer sessionCookie(Network network) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(sessionCookieName(network));
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(network.secure());
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }

    /** Two presses of one person may write to the same session in the same moment. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsWrittenAtOnce() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    static String sessionCookieName(Network network) {
        return network.secure() ? "__Host-session" : "session";
    }

    @Bean
    FilterRegistrationBean<SecurityHeadersFilter> securityHeaders(Network network) {
        var registration = new FilterRegistrationBean<>(new SecurityHeadersFilter(network.secure()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    /** Around sessions and security too, which need the database as much as pages do. */
    @Bean
    FilterRegistrationBean<FailureFilter> failures(Assets assets) throws IOException {
        var registration = new FilterRegistrationBean<>(new FailureFilter(assets.stylesheetAddress()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return registration;
    }

    @Bean
    FilterRegistrationBean<NulFilter> withoutNul() {
        var registration = new FilterRegistrationBean<>(new NulFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    /** Ahead of everything: a kept page costs neither session nor chain. */
    @Bean
    FilterRegistrationBean<VisitorPages> visitorPages(
            LocaleResolver locales,
            MeterRegistry metrics,
            Network network,
            @Value("${staffroom.visitor-pages.kept-for:1s}") Duration keptFor) {
        var cookies = Set.of(sessionCookieName(network), network.secure() ? "__Host-device" : "device");
        var registration = new FilterRegistrationBean<>(new VisitorPages(roles, locales, keptFor, cookies, metrics));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }
}
