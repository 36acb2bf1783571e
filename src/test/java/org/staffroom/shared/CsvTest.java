package org.staffroom.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void quotesWhatNeedsIt() {
        assertThat(csv(Arrays.asList("Anna \"Nan\" Lee", "Severn, Vale", "two\r\nlines", null, "plain", "")))
                .isEqualTo("\uFEFF\"Anna \"\"Nan\"\" Lee\",\"Severn, Vale\",\"two\r\nlines\",,plain,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1"})
    void takesNothingForAFormula(String hostile) {
        var cell = csv(List.of("x", hostile, "y")).substring(3).replaceFirst("^\"", "");
        assertThat(cell).startsWith("'" + hostile);
    }

    private static String csv(List<String> row) {
        return new String(Csv.bytes(List.of(row)), StandardCharsets.UTF_8);
    }
}
