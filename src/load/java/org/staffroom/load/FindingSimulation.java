package org.staffroom.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.css;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.util.List;
import java.util.Map;

/** A network after eight years: visitors search, leaf through the library and the board, ambassadors look at the year. */
public class FindingSimulation extends Simulation {

    private static final int SECONDS = Integer.getInteger("load.seconds", 60);
    private static final int WARM_UP = Integer.getInteger("load.warm-up", 30);
    private static final double VISITORS = Double.parseDouble(System.getProperty("load.visitors", "5"));
    private static final double AMBASSADORS = Double.parseDouble(System.getProperty("load.ambassadors", "0.5"));

    private final RunningNetwork network = start();

    private final FeederBuilder<Object> words = inTurn(
            "word",
            "cloud", "ransomware", "governors", "apprentices windows", "budgets wales", "phishing drills", "tape", "esports exams",
            "intune chromebooks", "accessibility");
    private final FeederBuilder<Object> slips = inTurn("slip", "ransomwear", "goverment", "lisences", "bakcups", "chromboks", "procuremnet");
    private final FeederBuilder<Object> speakers = inTurn("speaker", "priya nair", "rhys", "kowalska", "siân hughes", "o'brien");
    private final FeederBuilder<Object> places = inTurn("place", "BS", "LS", "G", "BT", "SW", "CF", "NR");
    private final FeederBuilder<Object> regions =
            listFeeder(rows("region", network.list("select slug from region"))).circular();
    private final FeederBuilder<Object> topics =
            listFeeder(rows("topic", network.list("select slug from topic"))).circular();
    private final FeederBuilder<Object> ambassadors = listFeeder(rows(
                    "email",
                    network.list("select distinct p.email from person p join ambassador a on a.person_id = p.id order by 1")))
            .circular();

    private final ChainBuilder visitor = feed(words)
            .feed(slips)
            .feed(speakers)
            .feed(places)
            .feed(regions)
            .feed(topics)
            .exec(
                    http("search").get("/search").queryParam("q", "#{word}"),
                    pause(1),
                    http("search, narrowed")
                            .get("/search")
                            .queryParam("q", "#{word}")
                            .queryParam("region", "#{region}")
                            .queryParam("kind", "talks"),
                    pause(1),
                    http("search, a slip").get("/search").queryParam("q", "#{slip}"),
                    pause(1),
                    http("search, a speaker").get("/search").queryParam("speaker", "#{speaker}"),
                    pause(1),
                    http("near a postcode").get("/meetings").queryParam("near", "#{place}"),
                    pause(1),
                    http("library").get("/presentations").queryParam("topic", "#{topic}"),
                    pause(1),
                    http("library, words").get("/presentations").queryParam("q", "#{word}"),
                    pause(1),
                    http("board").get("/board"),
                    pause(1),
                    http("board of a region").get("/board").queryParam("region", "#{region}"));

    private final ChainBuilder ambassador = feed(ambassadors)
            .exec(
                    http("sign-in page")
                            .get("/sign-in")
                            .check(css("input[name=_csrf]", "value").saveAs("token")),
                    exitHereIfFailed(),
                    http("sign in")
                            .post("/sign-in/demo")
                            .formParam("_csrf", "#{token}")
                            .formParam("email", "#{email}"),
                    repeat(5).on(http("planner").get("/organise/year"), pause(1)));

    public FindingSimulation() {
        var protocol = http.baseUrl("http://localhost:" + RunningNetwork.PORT)
                .acceptHeader("text/html")
                .acceptEncodingHeader("gzip");
        setUp(
                        warmingUp("visitors", visitor, VISITORS, protocol)
                                .andThen(scenario("visitors")
                                        .exec(visitor)
                                        .injectOpen(constantUsersPerSec(VISITORS).during(SECONDS))),
                        warmingUp("ambassadors", ambassador, AMBASSADORS, protocol)
                                .andThen(scenario("ambassadors")
                                        .exec(ambassador)
                                        .injectOpen(
                                                constantUsersPerSec(AMBASSADORS).during(SECONDS))))
                .protocols(protocol)
                .assertions(global().failedRequests().percent().lt(0.1));
    }

    @Override
    public void after() {
        System.out.println("Resident memory of the application: " + network.residentMegabytes() + " MB (-Xmx512m)");
        network.close();
    }

    /** The same, of which nothing is counted: an application is not judged by the seconds after its start. */
    private static PopulationBuilder warmingUp(String who, ChainBuilder what, double aSecond, HttpProtocolBuilder protocol) {
        return scenario("warming up: " + who)
                .exec(what)
                .injectOpen(constantUsersPerSec(aSecond).during(WARM_UP))
                .protocols(protocol.silentUri(".*"));
    }

    private static RunningNetwork start() {
        try {
            return RunningNetwork.startBig();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static FeederBuilder<Object> inTurn(String name, String... values) {
        return listFeeder(rows(name, List.of(values))).circular();
    }

    private static List<Map<String, Object>> rows(String name, List<String> values) {
        return values.stream().map(value -> Map.<String, Object>of(name, value)).toList();
    }
}
