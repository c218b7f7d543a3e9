package app.gatehouse.downloads.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.downloads.internal.transfer.Assembly.Taken;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pieces of 10 bytes of a file of 100. */
@Timeout(30)
class AssemblyTest {

  private final Window window = new Window(10);
  private final Assembly assembly = new Assembly(0, 100, window);

  @Test
  void bytesAreGivenInTheirOrderWhateverTheOrderTheyCameIn() throws Exception {
    Piece first = take(10);
    Piece second = take(10);
    assertThat(assembly.add(second, block(10))).isEqualTo(Taken.LAST);
    assembly.release(second);
    assertThat(assembly.add(first, block(4))).isEqualTo(Taken.MORE);
    assertThat(given()).isEqualTo(4);
    assertThat(assembly.add(first, block(9))).isEqualTo(Taken.LAST);

    assertThat(given()).isEqualTo(6);
    assertThat(given()).isEqualTo(10);
    assertThat(assembly.arrived()).isEqualTo(20);
  }

  @Test
  void whatIsGivenBackIsTheNextToBeTaken() throws Exception {
    Piece first = take(10);
    take(10);
    assembly.add(first, block(4));
    assembly.release(first);

    Piece again = take(10);
    assertThat(again.begin).isEqualTo(4);
    assertThat(again.end).isEqualTo(10);
  }

  @Test
  void withoutRoomItWaitsUntilItIsNext() throws Exception {
    Piece first = take(10);
    Piece second = take(20);
    assembly.add(second, block(10));
    FutureTask<Taken> waiting = new FutureTask<>(() -> assembly.add(second, block(10)));
    Thread.startVirtualThread(waiting);
    assembly.add(first, block(10));
    assembly.release(first);
    assembly.next();
    assembly.next();

    assertThat(waiting.get()).isEqualTo(Taken.LAST);
  }

  @Test
  void whoWaitsForRoomMakesWayForWhatIsNext() throws Exception {
    Piece first = take(10);
    Piece second = take(20);
    assembly.add(second, block(10));
    FutureTask<Taken> waiting = new FutureTask<>(() -> assembly.add(second, block(10)));
    Thread.startVirtualThread(waiting);
    assembly.release(first);

    assertThat(waiting.get()).isEqualTo(Taken.NOT);
    assembly.release(second);
    assertThat(take(10).begin).isZero();
  }

  @Test
  void aPieceThatIsSplitEndsSooner() throws Exception {
    Piece all = take(Long.MAX_VALUE);
    assertThat(assembly.split(all, 30)).isTrue();
    assertThat(assembly.end(all)).isEqualTo(30);
    assertThat(assembly.unclaimed()).isEqualTo(70);
    assertThat(assembly.add(all, block(50))).isEqualTo(Taken.LAST);
    assertThat(assembly.add(all, block(50))).isEqualTo(Taken.NOT);
    assertThat(assembly.split(all, 0)).isFalse();
  }

  @Test
  void stoppingEndsAllWaitingAndGivesTheRoomBack() throws Exception {
    take(10);
    Piece second = take(90);
    assembly.add(second, block(10));
    FutureTask<Block> writer = new FutureTask<>(assembly::next);
    FutureTask<Piece> worker = new FutureTask<>(() -> assembly.take(10));
    Thread.startVirtualThread(writer);
    Thread.startVirtualThread(worker);
    assembly.stop();

    assertThat(writer.get()).isNull();
    assertThat(worker.get()).isNull();
    assertThat(assembly.add(second, block(1))).isEqualTo(Taken.NOT);
    assertThat(window.reserve(10)).isTrue();
  }

  private Piece take(long most) throws InterruptedException {
    return Objects.requireNonNull(assembly.take(most));
  }

  private int given() throws InterruptedException {
    return Objects.requireNonNull(assembly.next()).length;
  }

  private static Block block(int length) {
    Block block = new Block(length);
    block.length = length;
    return block;
  }
}
