package org.staffroom.support;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody at a browser of their own, without one: keeps cookies from answer to answer, and comes from an address. */
public final class Visitor {

    private final MockMvcTester mvc;
    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Visitor(MockMvcTester mvc, String address) {
        this.mvc = mvc;
        this.address = address;
    }

    public MvcTestResult get(String path) {
        return send(HttpMethod.GET, path);
    }

    /** @param fields name, value, name, value, … */
    public MvcTestResult post(String path, String... fields) {
        return send(HttpMethod.POST, path, fields);
    }

    private MvcTestResult send(HttpMethod method, String path, String... fields) {
        var request = mvc.method(method).uri(java.net.URI.create(path)).with(from -> {
            from.setRemoteAddr(address);
            return from;
        });
        if (method == HttpMethod.POST) {
            request = request.with(csrf());
        }
        if (!cookies.isEmpty()) {
            request = request.cookie(cookies.entrySet().stream()
                    .map(cookie -> new Cookie(cookie.getKey(), cookie.getValue()))
                    .toArray(Cookie[]::new));
        }
        for (var i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        var answer = request.exchange();
        for (var cookie : answer.getResponse().getCookies()) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        return answer;
    }

    public String cookie(String name) {
        return cookies.get(name);
    }

    public void set(String name, String value) {
        cookies.put(name, value);
    }

    public void drop(String name) {
        cookies.remove(name);
    }
}
