package org.staffroom.support;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.staffroom.people.SignInAsked;

/** The codes that were mailed, as their owners would read them. */
@TestComponent
public class SignInMails {

    private final Map<String, SignInAsked> mails = new ConcurrentHashMap<>();

    @EventListener
    void on(SignInAsked mail) {
        mails.put(mail.email(), mail);
    }

    /** The newest mail to an address. */
    public SignInAsked to(String email) {
        return mails.get(email);
    }

    /** Signs a browser in by typing the code from the mail. */
    public void signIn(Page page, String email) {
        page.navigate("/sign-in");
        enter(page, email);
    }

    /** As {@link #signIn}, from the sign-in page that the browser shows. */
    public void enter(Page page, String email) {
        page.locator("form[action$='/sign-in'] input[name=email]").fill(email);
        page.locator("form[action$='/sign-in'] button[type=submit]").click();
        page.locator("input[name=code]").fill(to(email).code());
        page.locator("form:has(input[name=code]) button[type=submit]").first().click();
        page.waitForURL(url -> !url.contains("/sign-in"));
    }
}
