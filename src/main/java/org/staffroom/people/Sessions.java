package org.staffroom.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Sessions of signed-in people. They hold the person's id and nothing that could become untrue. */
@Component
class Sessions {

    /** Which device the session stays signed in on. */
    private static final String DEVICE = "device";

    private final SecurityContextRepository contexts = new DelegatingSecurityContextRepository(
            new RequestAttributeSecurityContextRepository(), new HttpSessionSecurityContextRepository());
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final JdbcClient jdbc;

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions, JdbcClient jdbc) {
        this.sessions = sessions;
        this.jdbc = jdbc;
    }

    /** Signs a person in, in a session that did not exist before: neither its id nor its tokens were known to anybody. */
    void begin(HttpServletRequest request, HttpServletResponse response, PersonId person, @Nullable UUID device) {
        var before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        var context = new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(person.toString(), null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        if (device != null) {
            request.getSession().setAttribute(DEVICE, device.toString());
        }
    }

    /** Ends this session. */
    void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Ends all of a person's sessions, within the transaction of the command that asks. */
    void endAll(PersonId person) {
        jdbc.sql("delete from spring_session where principal_name = ?")
                .param(person.toString())
                .update();
    }

    /** As {@link #endAll}, but for the session of this id. */
    void endAllBut(PersonId person, String session) {
        jdbc.sql("delete from spring_session where principal_name = ? and session_id <> ?")
                .params(person.toString(), session)
                .update();
    }

    /** Ends the sessions that a device began. */
    void endOf(PersonId person, UUID device) {
        sessions.findByPrincipalName(person.toString()).forEach((id, session) -> {
            if (device.toString().equals(session.getAttribute(DEVICE))) {
                sessions.deleteById(id);
            }
        });
    }

    @Nullable
    UUID deviceOf(HttpServletRequest request) {
        var session = request.getSession(false);
        var device = session == null ? null : (String) session.getAttribute(DEVICE);
        return device == null ? null : UUID.fromString(device);
    }
}
