package org.staffroom.platform;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.staffroom.shared.Network;
import org.thymeleaf.cache.StandardCacheManager;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** What every page knows, and the schedule of the workers. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WebConfiguration {

    /**
     * After a post the browser gets the next page: 303. All templates and their expressions stay read: they are many times
     * the 200 and 500 that Thymeleaf keeps by itself, and what falls out is read again at each page.
     */
    WebConfiguration(ThymeleafViewResolver views, SpringTemplateEngine engine) {
        views.setRedirectHttp10Compatible(false);
        if (engine.getCacheManager() instanceof StandardCacheManager caches) {
            caches.setTemplateCacheMaxSize(2_000);
            caches.setExpressionCacheMaxSize(20_000);
        }
    }

    /** The name of the network stands in the foot and the title of every page. */
    @ControllerAdvice
    static class EveryPage {

        private final Network network;

        EveryPage(Network network) {
            this.network = network;
        }

        @ModelAttribute
        void network(Model model) {
            model.addAttribute("network", network.networkName());
            model.addAttribute("demo", network.demo());
        }
    }
}
