package dev.armature.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class WorkTest {
    @Test
    void whatIsBegunGoesOnByItself() {
        CountDownLatch asked = new CountDownLatch(1);
        Beside<String> beside = Beside.begin(() -> {
            asked.await();
            return "done";
        });
        asked.countDown();
        assertThat(beside.result()).isEqualTo("done");
        assertThat(beside.result()).isEqualTo("done");
    }

    @Test
    void whatWasThrownComesOutWhereTheResultIsAskedFor() {
        Beside<String> fault = Beside.begin(() -> {
            throw new IllegalArgumentException("bad");
        });
        assertThatThrownBy(fault::result).isInstanceOf(IllegalArgumentException.class);
        Beside<String> checked = Beside.begin(() -> {
            throw new IOException("disk");
        });
        assertThatThrownBy(checked::result).hasCauseInstanceOf(IOException.class);
        Beside<String> error = Beside.begin(() -> {
            throw new StackOverflowError();
        });
        assertThatThrownBy(error::result).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void whoeverComesFirstDoesIt() throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Once<Integer> once = new Once<>(() -> {
            begun.countDown();
            end.await();
            return times.incrementAndGet();
        });
        Beside.help(once::start);
        begun.await();
        once.start();
        end.countDown();
        assertThat(once.result()).isEqualTo(1);
        assertThat(once.result()).isEqualTo(1);
    }

    @Test
    void aFaultIsMetByAllWhoAsk() {
        Once<Integer> once = new Once<>(() -> {
            throw new IllegalStateException("bad");
        });
        once.start();
        assertThatThrownBy(once::result).hasMessage("bad");
        assertThatThrownBy(once::result).hasMessage("bad");
    }
}
