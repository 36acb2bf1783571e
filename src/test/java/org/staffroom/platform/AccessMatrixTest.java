package org.staffroom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.people.PersonId;
import org.staffroom.platform.RoleTable.Route;
import org.staffroom.platform.RoleTable.Who;
import org.staffroom.support.Addresses;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.WholeNetwork;

/** Every mapping of the role table, called by everybody: who may gets an answer, who may not gets nothing and changes nothing. */
@StaffroomTest
class AccessMatrixTest {

    enum Actor {
        VISITOR,
        MEMBER,
        /** Speaker of the talk, author of the write-up. */
        OWNER,
        /** Helper for the day at the meeting's door. */
        HELPER,
        HERE,
        ELSEWHERE,
        /** Was ambassador here until a moment ago. */
        DEMOTED,
        SUSPENDED,
        ADMIN;

        static final Set<Actor> SIGNED_IN = EnumSet.of(MEMBER, OWNER, HELPER, HERE, ELSEWHERE, DEMOTED, ADMIN);
    }

    /** Open to everybody, and not there without demo mode or with an unknown token. */
    private static final List<String> MAY_BE_MISSING = List.of(
            "/design", "/sign-in/demo", "/sign-in/first-admin", "/sign-in/admin-link", "/sign-in/link", "/files");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    WholeNetwork network;

    @Autowired
    PlatformTransactionManager transactions;

    private final Map<Actor, PersonId> people = new EnumMap<>(Actor.class);
    private Addresses addresses;
    private TransactionTemplate transaction;

    static Stream<Route> routes() {
        return new RoleTable()
                .routes().stream()
                        .filter(route -> !route.pattern().getPatternString().contains("**"));
    }

    @BeforeEach
    void network() {
        var made = network.create();
        for (var actor : Actor.values()) {
            if (actor != Actor.VISITOR) {
                people.put(actor, made.get(actor.name()));
            }
        }
        addresses = network.addresses();
        transaction = new TransactionTemplate(transactions);
    }

    @TestFactory
    Stream<DynamicTest> letsInWhoMayAndNobodyElse() {
        return routes().map(route -> DynamicTest.dynamicTest(
                route.method() + " " + route.pattern() + " " + route.who(), () -> letsInWhoMay(route)));
    }

    private void letsInWhoMay(Route route) {
        var path = addresses.fill(route.pattern().getPatternString()).orElseThrow();
        var allowed = allowed(route);
        var mayBeMissing = MAY_BE_MISSING.stream().anyMatch(path::startsWith) || route.who() == Who.TOKEN;
        for (var actor : Actor.values()) {
            // Rolled back, so that each call finds the same network.
            transaction.executeWithoutResult(attempt -> {
                attempt.setRollbackOnly();
                var before = allowed.contains(actor) ? "" : network.fingerprint();
                var answer = call(route.method(), path, actor);
                var status = answer.getResponse().getStatus();
                assertThat(status).as("%s at %s", actor, route).isLessThan(500);
                if (!allowed.contains(actor)) {
                    assertThat(isRefusal(answer))
                            .as("%s gets %s from %s", actor, status, route)
                            .isTrue();
                    assertThat(network.fingerprint())
                            .as("%s changed something by %s", actor, route)
                            .isEqualTo(before);
                } else if (!mayBeMissing) {
                    assertThat(isRefusal(answer))
                            .as("%s gets %s from %s", actor, status, route)
                            .isFalse();
                }
                if (!allowed.contains(actor) || actor == Actor.VISITOR || actor == Actor.SUSPENDED) {
                    assertThat(body(answer)).as("%s at %s", actor, route).doesNotContain("CANARY");
                }
            });
        }
    }

    @Test
    void isNotPassedByOtherSpellingsOfAnAddress() {
        for (var route : routes().filter(route -> route.who().needsSignIn()).toList()) {
            var path = addresses.fill(route.pattern().getPatternString()).orElseThrow();
            for (var spelling : List.of(
                    path + "/",
                    path + ";x",
                    path.replaceFirst("/", "/%2e/"),
                    path + "%00",
                    path.toUpperCase(),
                    "/x/.." + path)) {
                for (var actor : List.of(Actor.VISITOR, Actor.SUSPENDED)) {
                    var answer = call(route.method(), spelling, actor);
                    assertThat(isRefusal(answer)
                                    || Set.of(400, 405)
                                            .contains(answer.getResponse().getStatus()))
                            .as("%s %s as %s", route.method(), spelling, actor)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void refusesPostsWithoutToken() {
        for (var route : routes().filter(route -> route.method() == HttpMethod.POST && route.who() != Who.TOKEN)
                .toList()) {
            var path = addresses.fill(route.pattern().getPatternString()).orElseThrow();
            var before = network.fingerprint();
            assertThat(mvc.post()
                            .uri(path)
                            .with(Given.as(people.get(Actor.ADMIN)))
                            .exchange())
                    .as(route.toString())
                    .hasStatus(403);
            assertThat(network.fingerprint()).isEqualTo(before);
        }
    }

    private static Set<Actor> allowed(Route route) {
        var pattern = route.pattern().getPatternString();
        return switch (route.who()) {
            case EVERYONE, TOKEN -> EnumSet.allOf(Actor.class);
            case MEMBER -> Actor.SIGNED_IN;
            case OWN ->
                pattern.matches("/write-ups/.*/(publication|plan|plan/removal|submission/return)")
                        ? EnumSet.of(Actor.HERE, Actor.ADMIN)
                        : pattern.startsWith("/my/talks/invitations/")
                                        || pattern.startsWith("/my/talks/{talk}")
                                        || pattern.startsWith("/my/talks/{slug}")
                                ? EnumSet.of(Actor.OWNER)
                                : pattern.contains("/devices/")
                                                || pattern.contains("/colleagues/{registration}")
                                                || pattern.startsWith("/my/offers/{id}")
                                        ? EnumSet.of(Actor.MEMBER)
                                        : pattern.startsWith("/my/proposals/")
                                                        || pattern.startsWith("/my/cpd/events/{id}")
                                                        || pattern.startsWith("/my/cpd/certificates/")
                                                        || pattern.startsWith("/board/")
                                                        || pattern.startsWith("/comments/")
                                                        || pattern.contains("/room/posts/")
                                                ? EnumSet.of(Actor.OWNER)
                                                : pattern.startsWith("/presentations/")
                                                                || pattern.startsWith("/write-ups/")
                                                        ? EnumSet.of(Actor.OWNER, Actor.HERE, Actor.ADMIN)
                                                        : Actor.SIGNED_IN;
            case AMBASSADOR -> EnumSet.of(Actor.HERE, Actor.ELSEWHERE, Actor.ADMIN);
            case REGION ->
                pattern.startsWith("/organise/board/")
                                || pattern.startsWith("/organise/regions/")
                                || pattern.startsWith("/organise/proposals/")
                                || pattern.startsWith("/organise/imports/")
                                || pattern.startsWith("/organise/offers/")
                                || pattern.startsWith("/organise/invitations/")
                        ? EnumSet.of(Actor.HERE, Actor.ADMIN)
                        : pattern.endsWith("/acceptance") || pattern.endsWith("/co-hosts/{region}")
                                ? EnumSet.of(Actor.ELSEWHERE, Actor.ADMIN)
                                : EnumSet.of(Actor.HERE, Actor.ELSEWHERE, Actor.ADMIN);
            case MEETING -> EnumSet.of(Actor.HERE, Actor.ADMIN);
            case DOOR -> EnumSet.of(Actor.HERE, Actor.HELPER, Actor.ADMIN);
            case ADMIN -> EnumSet.of(Actor.ADMIN);
        };
    }

    private MvcTestResult call(HttpMethod method, String path, Actor actor) {
        var request = mvc.method(method).uri(java.net.URI.create(path));
        if (method != HttpMethod.GET) {
            // What some of them cannot be read without: a refusal must come from who asks, not from what is missing.
            request = request.with(csrf())
                    .param("organisation", network.organisation())
                    .param("role", "HOST");
        }
        if (actor != Actor.VISITOR) {
            request = request.with(Given.as(people.get(actor)));
        }
        return request.exchange();
    }

    private static boolean isRefusal(MvcTestResult answer) {
        var status = answer.getResponse().getStatus();
        var to = answer.getResponse().getRedirectedUrl();
        var toSignIn = status == 302 && to != null && to.startsWith("/sign-in?continue=");
        return status == 403 || status == 404 || toSignIn;
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
