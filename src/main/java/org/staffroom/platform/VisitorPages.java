package org.staffroom.platform;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.staffroom.platform.RoleTable.Who;

/**
 * Serves pages for visitors from memory. They carry nothing personal, no token and no cookie: they are the same for
 * everybody, and are kept whole, with all their headers, for a moment. One request renders a page, the others wait for it.
 *
 * <p>Stands ahead of everything. Who carries a cookie of ours is not a visitor and goes past.
 */
class VisitorPages extends OncePerRequestFilter {

    /** What one page is kept under. */
    private record Key(String path, String language) {}

    /** Longer than any page should take; whoever waited in vain renders for himself. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final RoleTable roles;
    private final LocaleResolver locales;
    private final Set<String> personalCookies;
    private final Duration keptFor;
    private final @Nullable AsyncCache<Key, KeptPage> pages;
    private final Counter kept;
    private final Counter rendered;

    /**
     * @param keptFor here and, in whole seconds, by browsers and proxies; with nought they ask each time whether it changed
     * @param personalCookies names of the cookies that make somebody more than a visitor
     */
    VisitorPages(
            RoleTable roles,
            LocaleResolver locales,
            Duration keptFor,
            Set<String> personalCookies,
            MeterRegistry metrics) {
        this.roles = roles;
        this.locales = locales;
        this.personalCookies = personalCookies;
        this.keptFor = keptFor;
        this.pages = keptFor.isZero()
                ? null
                : Caffeine.newBuilder()
                        .expireAfterWrite(keptFor)
                        .maximumWeight(MOST_BYTES)
                        .weigher((Key key, KeptPage page) -> page.size())
                        .buildAsync();
        this.kept = counter(metrics, "kept");
        this.rendered = counter(metrics, "rendered");
    }

    private static Counter counter(MeterRegistry metrics, String source) {
        return Counter.builder("staffroom.visitor.pages")
                .description("Pages served to visitors, by where they came from")
                .tag("source", source)
                .register(metrics);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod())
                || request.getQueryString() != null
                || hasPersonalCookie(request.getCookies())
                || request.getRequestURI().startsWith("/assets/")
                || request.getRequestURI().startsWith("/files/")
                || request.getRequestURI().startsWith("/sign-in");
    }

    private boolean hasPersonalCookie(Cookie @Nullable [] cookies) {
        if (cookies != null) {
            for (var cookie : cookies) {
                if (personalCookies.contains(cookie.getName())) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key =
                new Key(request.getRequestURI(), locales.resolveLocale(request).toLanguageTag());
        var mine = new CompletableFuture<@Nullable KeptPage>();
        var known = pages == null ? null : pages.asMap().putIfAbsent(key, mine);
        if (known == null) {
            render(request, response, chain, mine);
            return;
        }
        var page = await(known);
        if (page == null) {
            chain.doFilter(request, response);
        } else {
            kept.increment();
            page.writeTo(request, response);
        }
    }

    private void render(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            CompletableFuture<@Nullable KeptPage> promise)
            throws ServletException, IOException {
        try {
            var buffer = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, buffer);
            if (isForEverybody(request, buffer)) {
                var page = KeptPage.of(buffer, keptFor);
                promise.complete(page);
                rendered.increment();
                page.writeTo(request, response);
            } else {
                buffer.copyBodyToResponse();
            }
        } finally {
            // The cache lets go of a null; whoever waits then goes on alone.
            promise.complete(null);
        }
    }

    private boolean isForEverybody(HttpServletRequest request, ContentCachingResponseWrapper response) {
        return response.getStatus() == HttpServletResponse.SC_OK
                && !response.isCommitted()
                && response.getContentType() != null
                && response.getContentType().startsWith("text/html")
                && response.getHeader("Set-Cookie") == null
                && request.getSession(false) == null
                && roles.find(HttpMethod.GET, request.getRequestURI())
                        .filter(route -> route.who() == Who.EVERYONE)
                        .isPresent();
    }

    private static @Nullable KeptPage await(CompletableFuture<@Nullable KeptPage> page) {
        try {
            return page.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException e) {
            return null;
        }
    }
}
