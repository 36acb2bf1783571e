package org.staffroom.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.css;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.List;
import java.util.Map;

/** An evening on which a programme was announced: many look, some search, members take places. */
public class NetworkSimulation extends Simulation {

    private static final int SECONDS = Integer.getInteger("load.seconds", 60);
    private static final double VISITORS = Double.parseDouble(System.getProperty("load.visitors", "10"));
    private static final double MEMBERS = Double.parseDouble(System.getProperty("load.members", "2"));

    private final RunningNetwork network = start();

    private final FeederBuilder<Object> upcoming = feed(
            "meeting", "select slug from meeting where status = 'PUBLISHED' and starts_at > now() and slug like '%-c%'");
    private final FeederBuilder<Object> meetings =
            feed("slug", "select slug from meeting where status = 'PUBLISHED'");
    private final FeederBuilder<Object> regions = feed("region", "select slug from region where not national");
    private final FeederBuilder<Object> writeUps =
            feed("writeUp", "select slug from write_up where status = 'PUBLISHED'");
    private final FeederBuilder<Object> members = feed(
            "email",
            "select email from person where standing = 'MEMBER' and status = 'ACTIVE' and email ~ '^[0-9]\\.' order by md5(email)");
    private final FeederBuilder<Object> words = listFeeder(List.of(
                    word("cloud"), word("apprentices"), word("windows 11"), word("budget"), word("wi-fi"), word("phishing")))
            .random();

    private final ScenarioBuilder visitor = scenario("visitors")
            .feed(regions)
            .feed(meetings)
            .feed(writeUps)
            .feed(words)
            .exec(
                    http("home").get("/"),
                    pause(1),
                    http("region").get("/regions/#{region}"),
                    pause(1),
                    http("programme").get("/meetings?region=#{region}"),
                    pause(1),
                    http("meeting").get("/meetings/#{slug}"),
                    pause(1),
                    http("write-up").get("/write-ups/#{writeUp}"),
                    pause(1),
                    http("search").get("/search").queryParam("q", "#{word}"));

    private final ScenarioBuilder member = scenario("members")
            .feed(members)
            .feed(upcoming)
            .exec(
                    http("sign-in page").get("/sign-in").check(css("input[name=_csrf]", "value").saveAs("token")),
                    exitHereIfFailed(),
                    http("sign in")
                            .post("/sign-in/demo")
                            .formParam("_csrf", "#{token}")
                            .formParam("email", "#{email}"),
                    http("meeting, signed in")
                            .get("/meetings/#{meeting}")
                            .check(css("form[action*='/registration'] input[name=_csrf]", "value").saveAs("token")),
                    exitHereIfFailed(),
                    pause(1),
                    http("take a place")
                            .post("/meetings/#{meeting}/registration")
                            .formParam("_csrf", "#{token}")
                            .check(status().is(200)),
                    http("my page").get("/my"));

    public NetworkSimulation() {
        setUp(
                        visitor.injectOpen(
                                rampUsersPerSec(1).to(VISITORS).during(20),
                                constantUsersPerSec(VISITORS).during(SECONDS)),
                        member.injectOpen(
                                rampUsersPerSec(0.2).to(MEMBERS).during(20),
                                constantUsersPerSec(MEMBERS).during(SECONDS)))
                .protocols(http.baseUrl("http://localhost:" + RunningNetwork.PORT)
                        .acceptHeader("text/html")
                        .acceptEncodingHeader("gzip"))
                .assertions(global().failedRequests().percent().lt(0.1));
    }

    @Override
    public void after() {
        System.out.println("Resident memory of the application: " + network.residentMegabytes() + " MB (-Xmx512m)");
        network.close();
    }

    private static RunningNetwork start() {
        try {
            return RunningNetwork.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private FeederBuilder<Object> feed(String name, String sql) {
        return listFeeder(network.list(sql).stream()
                        .map(value -> Map.<String, Object>of(name, value))
                        .toList())
                .circular();
    }

    private static Map<String, Object> word(String word) {
        return Map.of("word", word);
    }
}
