package org.staffroom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class RoleTableTest {

    /** Addresses that filters and resource handlers answer, not controllers. */
    private static final Set<String> NOT_CONTROLLERS = Set.of("GET /assets/**", "POST /sign-out");

    @Autowired
    RoleTable table;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void listsEveryMappingOfEveryController() {
        var unlisted = declared();
        unlisted.removeAll(listed());
        unlisted.removeIf(mapping -> mapping.startsWith("GET /assets/"));
        assertThat(unlisted).as("mappings that role-table.txt does not list").isEmpty();
    }

    @Test
    void listsNothingThatNoControllerAnswers() {
        var gone = listed();
        gone.removeAll(declared());
        gone.removeAll(NOT_CONTROLLERS);
        assertThat(gone).as("lines of role-table.txt that nothing answers").isEmpty();
    }

    @Test
    void saysWithEachMappingHowItIsCalled() {
        assertThat(mappings.getHandlerMethods().entrySet())
                .filteredOn(
                        mapping -> mapping.getValue().getBeanType().getName().startsWith("org.staffroom"))
                .allSatisfy(mapping -> assertThat(
                                mapping.getKey().getMethodsCondition().getMethods())
                        .as(mapping.getValue().toString())
                        .isNotEmpty());
    }

    private Set<String> listed() {
        return table.routes().stream()
                .map(route -> route.method() + " " + route.pattern())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> declared() {
        var declared = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getName().startsWith("org.staffroom")) {
                for (var pattern : mapping.getPatternValues()) {
                    for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
                        declared.add(HttpMethod.valueOf(verb.name()) + " " + pattern);
                    }
                }
            }
        });
        return declared;
    }
}
