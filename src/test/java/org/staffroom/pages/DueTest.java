package org.staffroom.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.staffroom.regions.Due;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class DueTest {

    @Autowired
    List<Due> dues;

    @Autowired
    MessageSource messages;

    @Test
    void everyKindHasANameOfItsOwnAndWords() {
        var names = dues.stream()
                .flatMap(due -> due.kinds().stream())
                .map(Due.Kind::name)
                .toList();

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(6);
        assertThat(names).allSatisfy(name -> {
            assertThat(messages.getMessage("due." + name, null, Locale.UK)).isNotBlank();
            assertThat(messages.getMessage("due." + name + ".button", null, Locale.UK))
                    .isNotBlank();
        });
    }
}
