package org.staffroom.platform;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.staffroom.shared.Network;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** What every page knows, and the schedule of the workers. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WebConfiguration {

    /** After a post the browser gets the next page: 303. */
    WebConfiguration(ThymeleafViewResolver views) {
        views.setRedirectHttp10Compatible(false);
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
