package org.staffroom.venues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class PostcodeAreasTest {

    @Autowired
    PostcodeAreas areas;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "BS,BS",
        "bs,BS",
        "BS8,BS",
        "bs8 1th,BS",
        "BS81TH,BS",
        "' b1 '  ,B",
        "EC1A 1BB,EC",
        "W1A 0AX,W",
        "m1 1ae,M",
        "BT1,BT",
        "bs8-1th,BS",
        "BS8 1,BS"
    })
    void understandsHowPostcodesAreTyped(String typed, String letters) {
        assertThat(areas.find(typed)).map(PostcodeArea::letters).hasValue(letters);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "ZZ",
                "zz1 1aa",
                "1",
                "123",
                "BSX",
                "Bristol",
                "BS8 1TH BS8",
                "' or 1=1",
                "%",
                "b s 8 1 t h x y z 0 0 0"
            })
    void saysWhenItIsNone(String typed) {
        assertThat(areas.find(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BS,BA,18",
        "L,M,50",
        "EH,G,67",
        "CF,BS,41",
        "LS,BD,13",
        "BT,EH,221",
        "TR,ZE,1127",
        "NR,IP,64",
        "PL,EX,58"
    })
    void knowsHowFarTheyAreApart(String one, String other, double kilometres) {
        assertThat(jdbc.sql("""
                        select kilometres(a.latitude, a.longitude, b.latitude, b.longitude)
                        from postcode_area a, postcode_area b where a.area = ? and b.area = ?
                        """).params(one, other).query(Double.class).single())
                .isCloseTo(kilometres, within(kilometres * 0.05));
    }

    @Test
    void hasAllOfThem() {
        assertThat(jdbc.sql("select count(*) from postcode_area")
                        .query(Long.class)
                        .single())
                .isEqualTo(124);
    }
}
