package org.staffroom.writeups;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.files.DemoDrawing;
import org.staffroom.files.DemoDrawing.Scene;
import org.staffroom.reading.WriteUpQueries;
import org.staffroom.shared.DemoFile;
import org.staffroom.support.DemoTest;

@DemoTest
class WriteUpDemoTest {

    private record Head(String meeting) {}

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WriteUpQueries writeUps;

    @Test
    void everyFileIsPublishedWithPhotosThatSayWhatTheyShow() {
        var files = DemoFile.pages("write-ups", Head.class);

        assertThat(writeUps.find(null, null, 1, 200).rows())
                .hasSameSizeAs(files)
                .allSatisfy(row -> assertThat(row.photoAlt()).isNotBlank());
        assertThat(count("select count(*) from write_up where not official")).isPositive();
        assertThat(count("select count(*) from write_up where published_at > now()"))
                .isZero();
        assertThat(count("""
                        select count(*) from write_up w where not official and not exists (
                            select 1 from attendance a where a.meeting_id = w.meeting_id and a.person_id = w.author_id)
                        """)).isZero();
        assertThat(count("select count(*) from delivery where template = 'write-up-published'"))
                .as("nobody is told of it")
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(Scene.class)
    void everySceneIsAPicture(Scene scene) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(DemoDrawing.jpeg(scene, 155, 1)));

        assertThat(picture.getWidth()).isEqualTo(1600);
        assertThat(picture.getHeight()).isEqualTo(1067);
        assertThat(DemoDrawing.jpeg(scene, 155, 1)).isEqualTo(DemoDrawing.jpeg(scene, 155, 1));
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
