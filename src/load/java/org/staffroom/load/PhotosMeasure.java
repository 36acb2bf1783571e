package org.staffroom.load;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.staffroom.packaged.Answer;
import org.staffroom.packaged.Instance;
import org.staffroom.packaged.PackagedNetwork;

/**
 * Forty photos of twelve megabytes and twelve million pixels are sent at once, all in the same moment: what memory it takes, how long it
 * is until all are made, and how long a member waits for a page meanwhile. Prints the table of docs/performance.md and
 * fails when a photo is lost. Memory in MB, times in milliseconds unless another is said.
 */
public final class PhotosMeasure {

    private static final int PHOTOS = Integer.getInteger("photos", 40);
    private static final int BYTES = 12_000_000;
    private static final PackagedNetwork network = PackagedNetwork.of(1);

    private PhotosMeasure() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf("Load of the machine before: %s%n", Files.readString(Path.of("/proc/loadavg")).strip());
        var instance = network.instance(0);
        var slug = network.meeting(30);
        network.sql("update meeting set starts_at = ?, ends_at = ? where slug = ?")
                .params(
                        Timestamp.from(Instant.now().minus(Duration.ofHours(3))),
                        Timestamp.from(Instant.now().minus(Duration.ofHours(1))),
                        slug)
                .update();
        var pictures = IntStream.range(0, PHOTOS).mapToObj(PhotosMeasure::picture).toList();
        var page = "/organise/meetings/" + slug + "/photos";
        network.organiser.browser().openForm(instance, page);
        var old = new AtomicLong();
        var all = new AtomicLong();
        var heap = watchHeap(instance, old, all);
        var pages = new ConcurrentLinkedQueue<Answer>();
        var began = System.nanoTime();
        var sending = pictures.stream()
                .map(picture -> network.organiser.browser().upload(instance, page, "pictures", "IMG.jpg", picture))
                .toList();
        CompletableFuture.runAsync(() -> sending.forEach(CompletableFuture::join));
        var made = 0;
        while (made < PHOTOS && System.nanoTime() - began < TimeUnit.MINUTES.toNanos(10)) {
            pages.add(network.members.get(0).browser().open(instance, "/my/meetings"));
            TimeUnit.MILLISECONDS.sleep(200);
            made = network.number(
                    "select count(*) from meeting_photo p join stored_file f on f.id = p.file_id where f.kind = 'IMAGE'");
        }
        var done = seconds(began);
        heap.destroy();
        var sent = sending.stream().map(CompletableFuture::join).toList();
        var taken = sent.stream().filter(Answer::acknowledged).count();
        var longest = sent.stream().mapToLong(answer -> answer.took().toMillis()).max().orElse(0);
        var waits = pages.stream().mapToLong(answer -> answer.took().toMillis()).sorted().toArray();
        System.out.println(
                "| photos | taken | made | all sent after | all made after | heap, most | of it old, most | resident, most | a page meanwhile: p50 | p95 | longest |");
        System.out.println("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        System.out.printf(
                "| %d | %d | %d | %.1f s | %.1f s | %d MB | %d MB | %d MB | %d | %d | %d |%n",
                PHOTOS, taken, made, longest / 1e3, done, all.get(), old.get(), RoomMeasure.status(instance, "VmHWM:") / 1024,
                waits[waits.length / 2], waits[waits.length * 95 / 100], waits[waits.length - 1]);
        System.out.printf("Load of the machine after: %s%n", Files.readString(Path.of("/proc/loadavg")).strip());
        System.exit(taken == PHOTOS && made == PHOTOS ? 0 : 1);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /** As from a phone, 4032 by 3024, each another; filled up to twelve megabytes as phones do with what they add. */
    private static byte[] picture(int number) {
        var image = new BufferedImage(4032, 3024, BufferedImage.TYPE_3BYTE_BGR);
        var random = new Random(number);
        var noise = new int[4032];
        for (var y = 0; y < 3024; y++) {
            for (var x = 0; x < noise.length; x++) {
                noise[x] = (x * y / 9) ^ (random.nextInt() & 0x1f1f1f);
            }
            image.setRGB(0, y, noise.length, 1, noise, 0, noise.length);
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(0.8f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
            writer.dispose();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Arrays.copyOf(bytes.toByteArray(), Math.max(BYTES, bytes.size()));
    }

    /** Asks the Java machine five times a second. */
    private static Process watchHeap(Instance instance, AtomicLong old, AtomicLong all) throws IOException {
        var jstat = Path.of(System.getProperty("java.home"), "bin", "jstat").toString();
        var process = new ProcessBuilder(jstat, "-gc", String.valueOf(instance.pid()), "200").start();
        new Thread(() -> {
                    var lines = process.inputReader().lines().iterator();
                    var names = List.of(lines.next().strip().split("\\s+"));
                    lines.forEachRemaining(line -> {
                        var values = new ArrayList<Double>();
                        for (var value : line.strip().split("\\s+")) {
                            values.add(value.equals("-") ? 0 : Double.parseDouble(value));
                        }
                        var used = 0.0;
                        for (var part : List.of("S0U", "S1U", "EU", "OU")) {
                            used += values.get(names.indexOf(part));
                        }
                        old.accumulateAndGet((long) (values.get(names.indexOf("OU")) / 1024), Math::max);
                        all.accumulateAndGet((long) (used / 1024), Math::max);
                    });
                })
                .start();
        return process;
    }
}
